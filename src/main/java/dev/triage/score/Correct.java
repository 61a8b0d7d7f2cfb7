package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether a triage can be called correct. */
record Correct() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.passFail("correct", Definition.About.PROPOSED,
                "1 if the first hypothesis is a right cause, or the outcome is right where abstaining is, and none of the"
                        + " case's traps is hit. This is what flips, flakiness and cost per correct triage count.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        if (diagnosis == null) {
            return Score.of(false);
        }
        boolean found = key.abstain() ? Abstention.isRight(key, diagnosis) : Causes.rank(key, diagnosis) == 1;
        return Score.of(found && Traps.hit(key, answer).isEmpty());
    }
}
