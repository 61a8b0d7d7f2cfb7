package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether the first hypothesis has the right code, whatever it says of the entities. */
record CauseCodeFirst() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.passFail("cause-code-top-1", Definition.About.PROPOSED,
                "1 if the first hypothesis has a right cause's code and is not marked as a symptom; entities do not"
                        + " count. No diagnosis counts as 0; cases where abstaining is right are left out.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (key.abstain()) {
            return Score.none("abstaining is right here");
        }
        Diagnosis diagnosis = answer.proposed();
        return Score.of(diagnosis != null && (Causes.rank(key, diagnosis) == 1 || !diagnosis.hypotheses().isEmpty()
                && diagnosis.hypotheses().getFirst().symptomOf() == null
                && Causes.isAccepted(key, diagnosis.hypotheses().getFirst().causeCode())));
    }
}
