package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether the cause is among the first hypotheses. */
record CauseAtRank(int within, Definition.About about) implements Scorer {

    @Override
    public Definition definition() {
        boolean shown = about == Definition.About.SHOWN;
        return Definition.passFail("cause-top-" + within + (shown ? "-shown" : ""), about,
                "1 if a right cause, by code and entities, is among the first " + within
                        + " hypotheses and not marked as a symptom" + (shown ? ", after the checks" : "")
                        + ". No diagnosis counts as 0; cases where abstaining is right are left out.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (key.abstain()) {
            return Score.none("abstaining is right here");
        }
        Diagnosis diagnosis = about == Definition.About.SHOWN ? answer.shown() : answer.proposed();
        int rank = diagnosis == null ? 0 : Causes.rank(key, diagnosis);
        return Score.of(rank >= 1 && rank <= within);
    }
}
