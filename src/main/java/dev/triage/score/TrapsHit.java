package dev.triage.score;

/** How many of the case's traps are hit. */
record TrapsHit() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.amount("traps-hit", Definition.About.PROPOSED, 0.05,
                "Number of the case's traps that the analyst itself ran into, whatever the checks made of it.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (key.traps().isEmpty()) {
            return Score.none("the case has no traps");
        }
        return answer.proposed() == null
                ? Score.none("there is no diagnosis")
                : Score.of(Traps.hit(key, answer).size());
    }
}
