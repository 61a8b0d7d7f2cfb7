package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Outcome;

/** Whether the analyst abstains where that is right, and only there. */
record Abstention(boolean whereRight) implements Scorer {

    @Override
    public Definition definition() {
        return whereRight
                ? Definition.passFail("abstains-where-right", Definition.About.PROPOSED,
                        "1 if the outcome is NOT_ESTABLISHED where no cause is carried, or NO_INCIDENT where nothing is"
                                + " wrong; only such cases count.")
                : Definition.passFail("answers-where-right", Definition.About.PROPOSED,
                        "1 if the outcome is ESTABLISHED or SUSPECTED where the context carries a cause; only such cases"
                                + " count.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (whereRight != (key.abstain() || key.nothingWrong())) {
            return Score.none(whereRight ? "the case has a cause" : "abstaining is right here");
        }
        return Score.of(answer.proposed() != null && isRight(key, answer.proposed()));
    }

    static boolean isRight(Expected key, Diagnosis diagnosis) {
        return switch (diagnosis.outcome()) {
            case NOT_ESTABLISHED -> key.abstain();
            case NO_INCIDENT -> key.nothingWrong();
            case ESTABLISHED, SUSPECTED -> !key.abstain() && !key.nothingWrong();
        };
    }

    static boolean isAbstaining(Outcome outcome) {
        return outcome == Outcome.NOT_ESTABLISHED || outcome == Outcome.NO_INCIDENT;
    }
}
