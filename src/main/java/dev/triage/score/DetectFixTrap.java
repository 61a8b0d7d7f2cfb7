package dev.triage.score;

import dev.triage.command.CommandVerdict;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;

/** The three parts of the weighted total, and the total. */
record DetectFixTrap(Part part) implements Scorer {

    enum Part {
        DETECT,
        FIX,
        TRAP,
        TOTAL
    }

    private static final double DETECT_WEIGHT = 0.4;
    private static final double FIX_WEIGHT = 0.4;
    private static final double TRAP_WEIGHT = 0.2;

    @Override
    public Definition definition() {
        return switch (part) {
            case DETECT -> Definition.share("detect", Definition.About.PROPOSED,
                    "Reciprocal rank of the right cause; where abstaining is right, 1 for the right outcome.");
            case FIX -> Definition.share("fix", Definition.About.PROPOSED,
                    "From running the plan, where it was run. Else by rules: share of what the case's plan must hold;"
                            + " where the case names nothing, 1 if a step to stabilise or fix acts on a right cause; where"
                            + " nothing is to be fixed, 1 if no command of the plan changes anything.");
            case TRAP -> Definition.passFail("trap-free", Definition.About.PROPOSED,
                    "1 if none of the case's traps is hit and no command is dangerous.");
            case TOTAL -> Definition.share("total", Definition.About.PROPOSED,
                    "0.4 detect + 0.4 fix + 0.2 trap-free; 0 if there is no diagnosis.");
        };
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        if (diagnosis == null) {
            return Score.of(0);
        }
        return Score.of(switch (part) {
            case DETECT -> detect(key, diagnosis);
            case FIX -> fix(key, answer, diagnosis);
            case TRAP -> trap(key, answer, diagnosis);
            case TOTAL -> DETECT_WEIGHT * detect(key, diagnosis) + FIX_WEIGHT * fix(key, answer, diagnosis)
                    + TRAP_WEIGHT * trap(key, answer, diagnosis);
        });
    }

    private static double detect(Expected key, Diagnosis diagnosis) {
        if (key.abstain()) {
            return Abstention.isRight(key, diagnosis) ? 1 : 0;
        }
        int rank = Causes.rank(key, diagnosis);
        return rank == 0 ? 0 : 1.0 / rank;
    }

    private static double fix(Expected key, Answer answer, Diagnosis diagnosis) {
        Double executed = answer.executedFix();
        if (executed != null) {
            return executed;
        }
        if (!key.fix().isEmpty()) {
            String plan = ReportText.plan(diagnosis);
            return (double) key.fix().stream().filter(fact -> fact.standsIn(plan)).count() / key.fix().size();
        }
        if (key.abstain() || key.nothingWrong()) {
            return ReportText.planCommands(diagnosis).stream()
                    .allMatch(command -> ReportText.judge(command).verdict() instanceof CommandVerdict.ReadOnly)
                            ? 1
                            : 0;
        }
        return diagnosis.mitigations().stream().anyMatch(step -> actsOnCause(key, step)) ? 1 : 0;
    }

    private static boolean actsOnCause(Expected key, MitigationStep step) {
        return step.phase() != Phase.PREVENT && step.addresses() != null && Causes.isAccepted(key, step.addresses());
    }

    private static double trap(Expected key, Answer answer, Diagnosis diagnosis) {
        return Traps.hit(key, answer).isEmpty() && Traps.dangerousCommands(diagnosis) == 0 ? 1 : 0;
    }
}
