package dev.triage.score;

/** How far up the cause stands. */
record ReciprocalRank() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.share("cause-reciprocal-rank", Definition.About.PROPOSED,
                "1 divided by the rank of the first right cause; 0 if there is none or no diagnosis.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (key.abstain()) {
            return Score.none("abstaining is right here");
        }
        int rank = answer.proposed() == null ? 0 : Causes.rank(key, answer.proposed());
        return Score.of(rank == 0 ? 0 : 1.0 / rank);
    }
}
