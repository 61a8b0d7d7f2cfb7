package dev.triage.score;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Entity;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.Rollback;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.diagnosis.TimelineEntry;
import dev.triage.incident.Severity;
import dev.triage.llm.TokenUsage;
import dev.triage.verify.Finding;
import dev.triage.verify.FindingKind;
import dev.triage.verify.FindingLevel;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a test needs it, part by part; what a test does not name is empty or ordinary. */
final class Written {

    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final List<ChecklistStep> checklist = new ArrayList<>();
    private final List<MitigationStep> plan = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Outcome outcome = Outcome.SUSPECTED;
    private Severity severity = Severity.SEV2;
    private String summary = "Checkout is slow.";
    private String language = "en";
    private PostmortemDraft postmortem = postmortem("told", "told");
    private int checked;
    private int grounded;
    private int calls;
    private int rejected;
    private @Nullable BigDecimal cost = BigDecimal.ZERO;
    private @Nullable Double executed;

    /** No diagnosis at all, after one question to a model. */
    static Answer none() {
        return new Answer(null, null, "en", 1, 1, 1500, new TokenUsage(10, 5), new BigDecimal("0.01"), null);
    }

    Written outcome(Outcome given) {
        outcome = given;
        return this;
    }

    Written severity(Severity given) {
        severity = given;
        return this;
    }

    Written summary(String given) {
        summary = given;
        return this;
    }

    Written language(String given) {
        language = given;
        return this;
    }

    Written cause(CauseCode code, String... entities) {
        return cause(code, Confidence.HIGH, null, entities);
    }

    Written symptom(CauseCode code, CauseCode of) {
        return cause(code, Confidence.HIGH, of);
    }

    Written cause(CauseCode code, Confidence confidence, @Nullable CauseCode symptomOf, String... entities) {
        hypotheses.add(new Hypothesis(code, "It is " + code + ".",
                List.of(entities).stream().map(name -> new Entity("table", name)).toList(), confidence,
                List.of(new Evidence("a quoted line", EvidenceSource.CONTEXT, "1")), List.of(), "Look.", symptomOf));
        return this;
    }

    Written check(String sql) {
        checklist.add(new ChecklistStep("Look", new Command(CommandLanguage.SQL, sql), "Rows"));
        return this;
    }

    Written step(Phase phase, String action, @Nullable CauseCode addresses, String... sql) {
        plan.add(new MitigationStep(phase, action,
                List.of(sql).stream().map(text -> new Command(CommandLanguage.SQL, text)).toList(), addresses, "Some.",
                new Rollback("Undo it", List.of()), null));
        return this;
    }

    Written stepWithoutRollback(Phase phase, String action) {
        plan.add(new MitigationStep(phase, action, List.of(), null, "Some.", new Rollback("", List.of()), null));
        return this;
    }

    Written left(String rootCause, String detection) {
        postmortem = postmortem(rootCause, detection);
        return this;
    }

    Written finding(String rule, FindingKind kind) {
        findings.add(new Finding(rule, kind, FindingLevel.ERROR, "summary", "subject", "reason", ""));
        return this;
    }

    Written claims(int looked, int found) {
        checked = looked;
        grounded = found;
        return this;
    }

    Written calls(int asked, int notToSchema) {
        calls = asked;
        rejected = notToSchema;
        return this;
    }

    Written cost(@Nullable String dollars) {
        cost = dollars == null ? null : new BigDecimal(dollars);
        return this;
    }

    Written executed(double share) {
        executed = share;
        return this;
    }

    Answer answer() {
        Diagnosis diagnosis = new Diagnosis(summary, new SeverityAssessment(severity, "By rate."), outcome, hypotheses,
                checklist, plan, new Impact("Some fail.", List.of(), List.of()), postmortem, List.of(), List.of());
        return new Answer(diagnosis, new Verification(diagnosis, findings, List.of(), List.of(), List.of(), severity,
                "", checked, grounded), language, calls, rejected, 1500, new TokenUsage(10, 5), cost, executed);
    }

    private static PostmortemDraft postmortem(String rootCause, String detection) {
        return new PostmortemDraft("It was slow.", List.of(new TimelineEntry("02:10 UTC", "deployed", "1")), "Some.",
                rootCause, detection, "Rolled back.", List.of(), List.of(), List.of());
    }
}
