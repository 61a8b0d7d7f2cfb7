package dev.triage.verify;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.MitigationStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a plan to the rules of the runbook sections that apply: cites the rules it keeps, marks the steps that break one. */
final class RunbookRules {

    /** Verbs of which one stands for the other in a rule and a step. */
    private static final List<String> ACTIONS = List.of("#terminate", "#cancel", "#pause", "#restart", "#failover",
            "#scale", "#delete", "#backup", "#rollback", "#notify", "#vacuum");
    private static final Set<String> CHANGES = Set.of("#terminate", "#cancel", "#restart", "#failover", "#scale",
            "#delete", "#rollback");
    /** A rule with such a verb means whatever changes the thing. */
    private static final Pattern ANY_CHANGE = Pattern.compile(
            "^(?:touch\\w*|chang\\w*|modify\\w*|alter\\w*|act\\w*|proceed\\w*|anything|doing|you|操作|处理|动|变更|修改)\\b?.*");
    private static final Pattern CHECKS = Pattern.compile("^(?:confirm|verify|check|make sure|ensure|确认|核实|检查)");
    private static final Pattern CODE = Pattern.compile("[^\\p{L}\\p{N}_]+");

    private final List<RunbookRule> rules = new ArrayList<>();
    private final Ledger ledger;
    private final Map<RunbookRule, Boolean> applied = new LinkedHashMap<>();

    RunbookRules(Grounds grounds, Ledger ledger) {
        this.ledger = ledger;
        grounds.runbooks().forEach(match -> rules
                .addAll(RunbookRule.of(match.section().citation(), match.section().text().value())));
    }

    Diagnosis check(Diagnosis diagnosis) {
        if (rules.isEmpty() || diagnosis.mitigations().isEmpty()) {
            return diagnosis;
        }
        List<MitigationStep> steps = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        diagnosis.checklist().forEach(step -> before.append(step.step()).append('\n'));
        for (int i = 0; i < diagnosis.mitigations().size(); i++) {
            MitigationStep step = diagnosis.mitigations().get(i);
            String cited = step.runbook();
            for (RunbookRule rule : rules) {
                if (isBroken(rule, step, before.toString())) {
                    applied.put(rule, true);
                    ledger.add("runbook-rule-broken", FindingKind.RUNBOOK_RULE, FindingLevel.WARNING,
                            "mitigations[" + i + "]", step.action(), rule.words(), rule.section());
                } else if (!applied.containsKey(rule) && keeps(rule, step)) {
                    applied.put(rule, false);
                }
                if (cited == null && applied.containsKey(rule) && (keeps(rule, step) || does(step, rule.held()))) {
                    cited = rule.section();
                }
            }
            before.append(text(step)).append('\n');
            steps.add(new MitigationStep(step.phase(), step.action(), step.commands(), step.addresses(), step.risk(),
                    step.rollback(), cited));
        }
        return new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(), diagnosis.hypotheses(),
                diagnosis.checklist(), steps, diagnosis.impact(), diagnosis.postmortem(), diagnosis.followUps(),
                diagnosis.missingFacts());
    }

    List<AppliedRule> applied() {
        return applied.entrySet().stream()
                .map(rule -> new AppliedRule(rule.getKey().section(), rule.getKey().words(), rule.getValue())).toList();
    }

    private static boolean isBroken(RunbookRule rule, MitigationStep step, String before) {
        boolean holdsTo = rule.held().isBlank() ? changesWhatIsChecked(step) : does(step, rule.held());
        if (!holdsTo || does(step.action(), rule.wanted()) && rule.kind() == RunbookRule.Kind.PREFER) {
            return false;
        }
        if (rule.wanted().isBlank()) {
            return true;
        }
        return !isDone(rule.wanted(), before) && !isDone(rule.wanted(), step.action() + "\n" + commands(step));
    }

    /** A check that names no action belongs before whatever ends sessions or processes. */
    private static boolean changesWhatIsChecked(MitigationStep step) {
        Set<String> concepts = Terms.concepts(step.action() + " " + commands(step));
        return concepts.contains("#terminate") || concepts.contains("#cancel");
    }

    private static boolean keeps(RunbookRule rule, MitigationStep step) {
        return !rule.wanted().isBlank() && !CHECKS.matcher(rule.wanted()).find() && does(step, rule.wanted());
    }

    private static boolean does(MitigationStep step, String what) {
        return does(step.action(), what) || does(commands(step), what);
    }

    /** Whether a text does what a rule speaks of: the same kind of action, on something that the rule names. */
    private static boolean does(String text, String what) {
        if (what.isBlank()) {
            return false;
        }
        Set<String> here = Terms.concepts(text);
        Set<String> there = Terms.concepts(what);
        List<String> actions = ACTIONS.stream().filter(there::contains).toList();
        boolean sameAction = actions.isEmpty()
                ? ANY_CHANGE.matcher(what).matches() ? CHANGES.stream().anyMatch(here::contains) : hasVerb(text, what)
                : here.contains(actions.getFirst());
        if (!sameAction) {
            return false;
        }
        List<String> objects = there.stream().filter(concept -> !ACTIONS.contains(concept)).toList();
        List<String> nouns = List.of(CODE.split(what)).stream().skip(1).filter(word -> word.length() > 3)
                .map(Terms::stem).toList();
        String lower = text.toLowerCase(Locale.ROOT);
        return objects.isEmpty() && nouns.isEmpty() || objects.stream().anyMatch(here::contains)
                || nouns.stream().anyMatch(lower::contains);
    }

    private static boolean hasVerb(String text, String what) {
        String first = CODE.split(what.strip())[0];
        if (!first.isEmpty() && Folded.isIdeograph(first.charAt(0))) {
            return text.contains(first.substring(0, Math.min(2, first.length())));
        }
        return first.length() > 2 && text.toLowerCase(Locale.ROOT).contains(Terms.stem(first));
    }

    /** What was to be done first is done if an earlier step does it, or looks at what was to be checked. */
    private static boolean isDone(String wanted, String before) {
        if (!CHECKS.matcher(wanted).find()) {
            return before.lines().anyMatch(step -> does(step, wanted));
        }
        Set<String> seen = Terms.concepts(before);
        List<String> wantedConcepts = Terms.concepts(wanted).stream()
                .filter(concept -> !concept.equals("#verify") && !concept.equals("#connection")).toList();
        String lower = before.toLowerCase(Locale.ROOT);
        return wantedConcepts.isEmpty()
                ? List.of(CODE.split(wanted)).stream().skip(1).filter(word -> word.length() > 4).map(Terms::stem)
                        .anyMatch(lower::contains)
                : wantedConcepts.stream().anyMatch(seen::contains);
    }

    private static String text(MitigationStep step) {
        return step.action() + " " + commands(step).replace('\n', ' ');
    }

    private static String commands(MitigationStep step) {
        return String.join("\n", step.commands().stream().map(Command::text).toList());
    }
}
