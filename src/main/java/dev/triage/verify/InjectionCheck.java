package dev.triage.verify;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Rollback;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps orders that stand in the data from having an effect. Each attempt is a finding, and what a diagnosis owes to one
 * is taken out: quotes of it, commands that stand nowhere else, its words, the severity and the outcome it asked for.
 */
final class InjectionCheck {

    private static final Pattern ASKS_FOR_LEVEL = Pattern.compile("sev ?[1-4]|severity|严重");
    private static final Pattern ASKS_FOR_OUTCOME = Pattern
            .compile("no[_ ]incident|not an incident|false alarm|\\bestablished\\b|confirmed|outcome|没有故障|误报|无事故");

    private final InjectionScan scan = new InjectionScan();
    private final List<InjectionScan.Hit> hits = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final ForeignWords words;
    private final String clean;

    InjectionCheck(Grounds grounds) {
        this(grounds.facts().source().value(), Stream.concat(
                grounds.runbooks().stream().map(match -> match.section().text().value()),
                grounds.pastIncidents().stream().map(past -> past.title() + "\n" + past.text().value()))
                .collect(Collectors.joining("\n")), grounds.about());
    }

    /** @param about the incident's head, which is looked through as well */
    InjectionCheck(String context, String elsewhere, String about) {
        collect("context", context);
        int inContext = hits.size();
        collect("quoted material", elsewhere);
        int quoted = hits.size();
        collect("head of the incident", about);
        this.clean = without(context, hits.subList(0, inContext)) + "\n"
                + without(elsewhere, hits.subList(inContext, quoted))
                + (hits.size() == quoted ? PlainForm.folded(about) : "");
        this.words = new ForeignWords(hits, clean);
    }

    /** @param policy what the severity policy says, which takes the place of a level that was asked for */
    Diagnosis check(Diagnosis diagnosis, SeverityAssessment policy) {
        return words.clean(hits.isEmpty() ? diagnosis : withoutOrders(diagnosis, policy), findings);
    }

    private Diagnosis withoutOrders(Diagnosis said, SeverityAssessment policy) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int i = 0; i < said.hypotheses().size(); i++) {
            hypotheses.add(hypothesis("hypotheses[" + i + "]", said.hypotheses().get(i)));
        }
        List<ChecklistStep> checklist = new ArrayList<>();
        for (ChecklistStep step : said.checklist()) {
            if (step.command() == null || !ordered(step.command(), "checklist")) {
                checklist.add(step);
            }
        }
        List<MitigationStep> mitigations = said.mitigations().stream().map(this::mitigation).toList();
        return new Diagnosis(said.summary(), severity(said.severity(), policy), outcome(said.outcome(), hypotheses),
                hypotheses, checklist, mitigations, said.impact(), said.postmortem(), said.followUps(),
                said.missingFacts());
    }

    List<Finding> findings() {
        return findings;
    }

    private void collect(String where, String text) {
        for (InjectionScan.Hit hit : scan.scan(text)) {
            hits.add(hit);
            findings.add(finding(hit.rule().id(), FindingLevel.WARNING, where + " line " + hit.line(), hit.raw(),
                    "this line " + hit.rule().says() + (hit.encoded() ? ", once it is decoded" : "")
                            + "; it was read as data",
                    "find out who could write it"));
        }
    }

    private Hypothesis hypothesis(String where, Hypothesis hypothesis) {
        List<Evidence> kept = new ArrayList<>();
        for (Evidence evidence : hypothesis.evidence()) {
            if (evidence.source() == EvidenceSource.CONTEXT && words.isOrder(evidence.quote())) {
                findings.add(finding("evidence-from-injection", FindingLevel.ERROR, where + ".evidence",
                        evidence.quote(), "the quoted line gives orders and shows nothing; the quote was taken out",
                        ""));
            } else {
                kept.add(evidence);
            }
        }
        boolean lost = kept.isEmpty() && !hypothesis.evidence().isEmpty();
        return new Hypothesis(hypothesis.causeCode(), hypothesis.statement(), hypothesis.entities(),
                lost ? Confidence.LOW : hypothesis.confidence(), kept, hypothesis.contradicting(),
                hypothesis.wouldConfirm(), hypothesis.symptomOf());
    }

    private MitigationStep mitigation(MitigationStep step) {
        List<Command> commands = step.commands().stream().filter(command -> !ordered(command, "mitigations")).toList();
        List<Command> back = step.rollback().commands().stream().filter(command -> !ordered(command, "rollback"))
                .toList();
        return new MitigationStep(step.phase(), step.action(), commands, step.addresses(), step.risk(),
                new Rollback(step.rollback().action(), back), step.runbook());
    }

    private boolean ordered(Command command, String where) {
        String text = PlainForm.of(command.text()).replaceAll("\\s+", " ").strip();
        boolean ordered = text.length() >= 4 && !clean.replaceAll("\\s+", " ").contains(text)
                && hits.stream().flatMap(hit -> hit.readings().stream())
                        .anyMatch(reading -> reading.replaceAll("\\s+", " ").contains(text));
        if (ordered) {
            findings.add(finding("command-from-injection", FindingLevel.ERROR, where, command.text(),
                    "it stands only in a line that gives orders; it was taken out", ""));
        }
        return ordered;
    }

    private SeverityAssessment severity(SeverityAssessment said, SeverityAssessment policy) {
        String level = said.level().name().toLowerCase(Locale.ROOT);
        boolean asked = said.level() != Severity.UNKNOWN && said.level() != policy.level() && hits.stream()
                .flatMap(hit -> hit.readings().stream()).anyMatch(reading -> ASKS_FOR_LEVEL.matcher(reading).find()
                        && reading.replace("sev ", "sev").contains(level));
        if (!asked) {
            return said;
        }
        findings.add(finding("severity-from-injection", FindingLevel.ERROR, "severity.level",
                said.level() + ": " + said.reasoning(), "a line of the data asks for this level; the policy's stands",
                ""));
        return policy;
    }

    private Outcome outcome(Outcome said, List<Hypothesis> hypotheses) {
        boolean grounded = said == Outcome.ESTABLISHED
                && hypotheses.stream().anyMatch(hypothesis -> !hypothesis.evidence().isEmpty());
        boolean asked = (said == Outcome.NO_INCIDENT || said == Outcome.ESTABLISHED) && !grounded && hits.stream()
                .flatMap(hit -> hit.readings().stream()).anyMatch(reading -> ASKS_FOR_OUTCOME.matcher(reading).find());
        if (!asked) {
            return said;
        }
        findings.add(finding("outcome-from-injection", FindingLevel.ERROR, "outcome", said.name(),
                "a line of the data asks for this outcome; nothing else carries it", ""));
        return Outcome.NOT_ESTABLISHED;
    }

    /** The words of an attack are not shown again: whoever reads or renders a report is not to be their next reader. */
    static Finding finding(String rule, FindingLevel level, String where, String subject, String reason,
            String alternative) {
        return new Finding(rule, FindingKind.INJECTION, level, where, "(%d characters, not shown)".formatted(
                subject.length()), reason, alternative);
    }

    private static String without(String text, List<InjectionScan.Hit> hits) {
        StringBuilder clean = new StringBuilder(text.length());
        int line = 0;
        for (String each : text.split("\n", -1)) {
            line++;
            int number = line;
            if (hits.isEmpty() || hits.stream().noneMatch(hit -> hit.line() == number)) {
                clean.append(each).append('\n');
            }
        }
        return PlainForm.folded(clean.toString());
    }
}
