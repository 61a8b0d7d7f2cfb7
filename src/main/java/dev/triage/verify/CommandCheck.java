package dev.triage.verify;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandVerdict;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.Rollback;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the checklist read-only and the plan safe and in order: a step that changes something moves from the checklist
 * to the plan, a dangerous command is marked, and stabilising comes before fixing before preventing.
 */
final class CommandCheck {

    private final List<Finding> findings = new ArrayList<>();

    Diagnosis check(Diagnosis diagnosis) {
        List<ChecklistStep> checklist = new ArrayList<>();
        List<MitigationStep> plan = new ArrayList<>(diagnosis.mitigations());
        for (int i = 0; i < diagnosis.checklist().size(); i++) {
            ChecklistStep step = diagnosis.checklist().get(i);
            Command command = step.command();
            String where = "checklist[" + i + "]";
            if (command == null) {
                checklist.add(step);
                continue;
            }
            switch (CommandJudge.judge(command, CommandContext.none())) {
                case CommandVerdict.ReadOnly readOnly -> checklist.add(step);
                case CommandVerdict.Unknown unknown -> {
                    checklist.add(step);
                    findings.add(new Finding("command-unknown", FindingKind.UNSAFE_COMMAND, FindingLevel.WARNING, where,
                            command.text(), "it is not known to be read-only", "read it before you run it"));
                }
                case CommandVerdict.ChangesState changes -> {
                    plan.add(moved(step, command));
                    findings.add(new Finding("checklist-changes-state", FindingKind.MISPLACED_STEP,
                            FindingLevel.WARNING, where, command.text(),
                            changes.what() + "; moved from the checklist to the plan", ""));
                }
                case CommandVerdict.Dangerous dangerous -> {
                    plan.add(moved(step, command));
                    findings.add(new Finding(dangerous.rule(), FindingKind.UNSAFE_COMMAND, FindingLevel.ERROR, where,
                            command.text(), dangerous.reason() + "; moved from the checklist to the plan",
                            dangerous.alternative()));
                }
            }
        }
        plan(plan);
        return new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(), diagnosis.hypotheses(),
                checklist, inOrder(plan), diagnosis.impact(), diagnosis.postmortem(), diagnosis.followUps(),
                diagnosis.missingFacts());
    }

    List<Finding> findings() {
        return findings;
    }

    private void plan(List<MitigationStep> plan) {
        for (int i = 0; i < plan.size(); i++) {
            MitigationStep step = plan.get(i);
            for (Command command : step.commands()) {
                if (CommandJudge.judge(command, CommandContext.none()) instanceof CommandVerdict.Dangerous dangerous) {
                    findings.add(new Finding(dangerous.rule(), FindingKind.UNSAFE_COMMAND, FindingLevel.ERROR,
                            "mitigations[" + i + "]", command.text(), dangerous.reason(), dangerous.alternative()));
                }
            }
            if (step.rollback().action().isBlank()) {
                findings.add(new Finding("no-rollback", FindingKind.MISSING_ROLLBACK, FindingLevel.WARNING,
                        "mitigations[" + i + "]", step.action(), "the step does not say how it is undone", ""));
            }
        }
    }

    private List<MitigationStep> inOrder(List<MitigationStep> plan) {
        List<MitigationStep> sorted = new ArrayList<>(plan);
        sorted.sort(Comparator.comparing(MitigationStep::phase));
        if (!sorted.equals(plan)) {
            findings.add(new Finding("plan-order", FindingKind.PLAN_ORDER, FindingLevel.NOTE, "mitigations", "",
                    "steps were put in the order stabilise, fix, prevent", ""));
        }
        return sorted;
    }

    private static MitigationStep moved(ChecklistStep step, Command command) {
        return new MitigationStep(Phase.STABILISE, step.step(), List.of(command), null,
                "It changes something; it was proposed as an investigation step.",
                new Rollback("Not stated; decide it before you run the command.", List.of()), null);
    }
}
