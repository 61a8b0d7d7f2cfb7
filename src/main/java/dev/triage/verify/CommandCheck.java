package dev.triage.verify;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandSequence;
import dev.triage.command.CommandVerdict;
import dev.triage.command.Judgement;
import dev.triage.command.SqlSyntax;
import dev.triage.command.Trap;
import dev.triage.command.TrapHit;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.Rollback;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps the checklist read-only and the plan safe and in order: a step that changes something moves from the checklist
 * to the plan, every trap is marked where it stands in the shown diagnosis, and the plan stabilises, fixes, prevents.
 */
final class CommandCheck {

    private final CommandContext context;
    private final SqlSyntax syntax;
    private final List<Finding> findings = new ArrayList<>();
    /** What was found at a step before its place in the plan was known. */
    private final Map<MitigationStep, Finding> moved = new IdentityHashMap<>();

    CommandCheck(Grounds grounds, SqlSyntax syntax) {
        this.syntax = syntax;
        // What a command may take names from, beside the context itself.
        List<String> elsewhere = Stream.concat(Stream.of(grounds.about()),
                grounds.runbooks().stream().map(match -> match.section().text().value())).toList();
        this.context = CommandContext.of(grounds.facts(), elsewhere);
    }

    Diagnosis check(Diagnosis diagnosis) {
        List<MitigationStep> plan = new ArrayList<>(diagnosis.mitigations());
        List<ChecklistStep> checklist = checklist(diagnosis.checklist(), plan);
        PlanOrderCheck order = new PlanOrderCheck(diagnosis.hypotheses());
        List<MitigationStep> ordered = order.sort(plan);
        findings.addAll(order.findings());
        plan(ordered);
        Diagnosis checked = new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(),
                diagnosis.hypotheses(), checklist, ordered, diagnosis.impact(), diagnosis.postmortem(),
                diagnosis.followUps(), diagnosis.missingFacts());
        findings.addAll(new ProseCheck(context).check(checked));
        findings.addAll(new SqlSyntaxCheck(syntax).check(checked, context));
        return checked;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What stays in the checklist; what does not is added to the plan. */
    private List<ChecklistStep> checklist(List<ChecklistStep> steps, List<MitigationStep> plan) {
        List<ChecklistStep> kept = new ArrayList<>();
        for (ChecklistStep step : steps) {
            Command command = step.command();
            if (command == null) {
                kept.add(step);
                continue;
            }
            Judgement judgement = CommandJudge.assess(command, context);
            String where = "checklist[" + kept.size() + "].command";
            switch (judgement.verdict()) {
                case CommandVerdict.ReadOnly readOnly -> {
                    kept.add(step);
                    mark(judgement.traps(), where, command);
                }
                case CommandVerdict.Unknown unknown -> {
                    kept.add(step);
                    findings.add(new Finding("command-unknown", FindingKind.UNSAFE_COMMAND, FindingLevel.WARNING, where,
                            command.text(), "it is not known to be read-only: " + unknown.why(),
                            "read it before you run it"));
                    mark(judgement.traps(), where, command);
                }
                case CommandVerdict.ChangesState changes -> move(step, command, changes.what(), plan);
                case CommandVerdict.Dangerous dangerous -> move(step, command, dangerous.reason(), plan);
            }
        }
        return kept;
    }

    private void move(ChecklistStep step, Command command, String what, List<MitigationStep> plan) {
        MitigationStep mitigation = new MitigationStep(Phase.STABILISE, step.step(), List.of(command), null,
                "It changes something; it was proposed as an investigation step.",
                new Rollback("Not stated; decide it before you run the command.", List.of()), null);
        plan.add(mitigation);
        moved.put(mitigation, new Finding("checklist-changes-state", FindingKind.MISPLACED_STEP, FindingLevel.WARNING,
                "", command.text(), what + "; moved from the checklist to the plan", ""));
    }

    private void plan(List<MitigationStep> plan) {
        CommandSequence sequence = new CommandSequence(context);
        RiskCheck risks = new RiskCheck();
        RollbackCheck rollbacks = new RollbackCheck(context);
        for (int i = 0; i < plan.size(); i++) {
            MitigationStep step = plan.get(i);
            String where = "mitigations[" + i + "]";
            List<Judgement> judgements = new ArrayList<>();
            sequence.nextStep();
            if (step.commands().isEmpty()) {
                sequence.doneByHand();
            }
            for (int j = 0; j < step.commands().size(); j++) {
                Judgement judgement = sequence.next(step.commands().get(j));
                judgements.add(judgement);
                List<TrapHit> hits = judgement.traps().stream().filter(hit -> !isSaid(hit, step)).toList();
                mark(hits, where + ".commands[" + j + "]", step.commands().get(j));
                if (judgement.verdict() instanceof CommandVerdict.Unknown unknown) {
                    findings.add(new Finding("command-unknown", FindingKind.UNSAFE_COMMAND, FindingLevel.WARNING,
                            where + ".commands[" + j + "]", step.commands().get(j).text(),
                            "what it does is not known: " + unknown.why(), "read it before you run it"));
                }
            }
            if (moved.containsKey(step)) {
                Finding finding = Objects.requireNonNull(moved.get(step));
                findings.add(new Finding(finding.rule(), finding.kind(), finding.level(), where + ".commands[0]",
                        finding.subject(), finding.reason(), finding.alternative()));
            } else {
                findings.addAll(risks.check(where, step, judgements));
                findings.addAll(rollbacks.check(where, step, judgements));
            }
        }
    }

    /** Some traps are none when the step says what it does, or acts on a cause that it mends. */
    private static boolean isSaid(TrapHit hit, MitigationStep step) {
        return switch (hit.trap().id()) {
            case "scales-to-zero" -> RiskCheck.saysThatItStops(step);
            case "restart-first" -> RiskCheck.mendsByRestart(step.addresses());
            default -> false;
        };
    }

    private void mark(List<TrapHit> hits, String where, Command command) {
        hits.forEach(hit -> findings.add(finding(hit, where, command.text())));
    }

    static Finding finding(TrapHit hit, String where, String subject) {
        FindingLevel level = hit.trap().weight() == Trap.Weight.HARM ? FindingLevel.ERROR : FindingLevel.WARNING;
        boolean part = hit.trap().id().equals("placeholder") || hit.trap().id().equals("name-not-in-context");
        String reason = part ? hit.trap().reason() + ": " + hit.subject() : hit.trap().reason();
        return new Finding(hit.trap().id(), FindingKind.UNSAFE_COMMAND, level, where, subject, reason,
                hit.trap().alternative());
    }
}
