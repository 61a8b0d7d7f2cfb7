package dev.triage.signature;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.MissingFact;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Rollback;
import dev.triage.signature.PlanRules.Check;
import dev.triage.signature.PlanRules.CommandRule;
import dev.triage.signature.PlanRules.Follow;
import dev.triage.signature.PlanRules.Missing;
import dev.triage.signature.PlanRules.Mitigation;
import dev.triage.signature.SignatureText.CheckText;
import dev.triage.signature.SignatureText.FollowUpText;
import dev.triage.signature.SignatureText.MitigationText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Draws up what to check and what to do for the hypotheses that stand. */
record PlanWriter(CaseFile file, Words words, RunbookCitations runbooks) {

    private static final int CHECKS_FIRST = 4;
    private static final int CHECKS_OTHERS = 2;
    private static final int CHECKS_MAX = 8;
    private static final int STEPS_MAX = 10;
    private static final int FOLLOW_UPS_MAX = 6;

    /** A candidate with the slots that its templates are filled from. */
    record Filled(Candidate candidate, Slots slots) {}

    List<ChecklistStep> checklist(List<Filled> hypotheses) {
        Map<String, ChecklistStep> steps = new LinkedHashMap<>();
        for (Filled filled : hypotheses) {
            int most = steps.size() + (steps.isEmpty() ? CHECKS_FIRST : CHECKS_OTHERS);
            for (Check check : filled.candidate().signature().plan().checks()) {
                ChecklistStep step = check(check, filled);
                if (check.needs().stream().allMatch(filled.slots()::has) && steps.size() < most) {
                    steps.putIfAbsent(step.command() == null ? step.step() : step.command().text(), step);
                }
            }
        }
        return steps.values().stream().limit(CHECKS_MAX).toList();
    }

    private ChecklistStep check(Check check, Filled filled) {
        CheckText text = Objects.requireNonNull(text(filled).checks().get(check.key()));
        CheckText otherwise = text.otherwise();
        boolean first = check.commands().isEmpty() || !commands(check.commands().subList(0, 1), filled).isEmpty();
        CheckText shown = first || otherwise == null ? text : otherwise;
        Command command = commands(check.commands(), filled).stream().findFirst().orElse(null);
        return new ChecklistStep(say(shown.step(), filled), command, say(shown.expected(), filled));
    }

    /**
     * The steps of the first hypothesis and of those that are its symptoms, by phase; within a phase the cause is dealt
     * with before its symptoms, or they would come back.
     */
    List<MitigationStep> mitigations(List<Filled> acted) {
        Map<String, MitigationStep> steps = new LinkedHashMap<>();
        for (Filled filled : acted) {
            for (Mitigation rule : filled.candidate().signature().plan().mitigations()) {
                if (rule.needs().stream().allMatch(filled.slots()::has)) {
                    steps.putIfAbsent(rule.key(), mitigation(rule, filled));
                }
            }
        }
        return steps.values().stream().sorted(Comparator.comparing(MitigationStep::phase)).limit(STEPS_MAX).toList();
    }

    private MitigationStep mitigation(Mitigation rule, Filled filled) {
        MitigationText text = Objects.requireNonNull(text(filled).mitigations().get(rule.key()));
        List<Command> commands = commands(rule.commands(), filled);
        String action = say(text.action(), filled);
        return new MitigationStep(rule.phase(), action, commands, rule.addresses(), say(text.risk(), filled),
                new Rollback(say(text.rollback(), filled), commands(rule.rollback(), filled)),
                runbooks.cite(action, commands));
    }

    List<FollowUp> followUps(List<Filled> acted) {
        Map<String, FollowUp> all = new LinkedHashMap<>();
        for (Filled filled : acted) {
            for (Follow rule : filled.candidate().signature().plan().followUps()) {
                FollowUpText text = Objects.requireNonNull(text(filled).followUps().get(rule.key()));
                all.putIfAbsent(rule.key(),
                        new FollowUp(rule.priority(), say(text.action(), filled), say(text.owner(), filled)));
            }
        }
        return all.values().stream().sorted(Comparator.comparing(FollowUp::priority)).limit(FOLLOW_UPS_MAX).toList();
    }

    List<MissingFact> missing(List<Filled> hypotheses) {
        ClueReader reader = new ClueReader(file);
        List<MissingFact> facts = new ArrayList<>();
        for (Filled filled : hypotheses) {
            for (Missing rule : filled.candidate().signature().plan().missing()) {
                boolean known = rule.unless().stream().anyMatch(clue -> reader.read(clue).isPresent());
                List<Command> commands = commands(rule.commands(), filled);
                Template text = text(filled).missing().get(rule.key());
                if (!known && text != null && !commands.isEmpty()) {
                    facts.add(new MissingFact(say(text, filled), commands.getFirst().text()));
                }
            }
        }
        return facts.stream().distinct().toList();
    }

    private static List<Command> commands(List<CommandRule> rules, Filled filled) {
        return rules.stream().flatMap(rule -> rule.text().fill(filled.slots().forCommand()).stream()
                .filter(text -> !text.isBlank()).map(text -> new Command(rule.language(), text))).toList();
    }

    private SignatureText text(Filled filled) {
        return filled.candidate().signature().text(words.language());
    }

    private static String say(Template template, Filled filled) {
        return template.fill(filled.slots().forText())
                .orElseThrow(() -> new IllegalStateException("the catalogue let a text pass that cannot be filled"));
    }
}
