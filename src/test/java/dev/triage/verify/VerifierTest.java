package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
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
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final String CONTEXT = """
                                          09:02 UTC cart-api p99 latency rose from 200ms to 3.1s
                                          Error rate went from 0.2% to 7%
                                          ERROR: canceling statement due to statement timeout
                                          cart-db CPU: 41% (normal)
                                          """;

    private final Verifier verifier = new Verifier();

    @Test
    void findsAQuoteDespiteCaseSpacesAndTypographyAndCorrectsItsLine() {
        Verification checked = verify(hypothesis(Confidence.HIGH, "canceling  Statement due to “statement timeout”"
                .replace("“", "").replace("”", "")));

        assertThat(checked.diagnosis().hypotheses().getFirst().evidence()).singleElement()
                .extracting(Evidence::lines).isEqualTo("3");
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.claimsGrounded()).isEqualTo(checked.claimsChecked()).isPositive();
    }

    @Test
    void showsAHypothesisApartWhenNoQuoteOfItStands() {
        Verification checked = verify(hypothesis(Confidence.HIGH, "disk full on cart-db"));

        assertThat(checked.diagnosis().hypotheses()).isEmpty();
        assertThat(checked.unsupported()).singleElement().satisfies(hypothesis -> {
            assertThat(hypothesis.evidence()).isEmpty();
            assertThat(hypothesis.confidence()).isEqualTo(Confidence.LOW);
        });
        assertThat(checked.findings()).extracting(Finding::rule).contains("quote-not-in-source",
                "hypothesis-without-evidence");
        assertThat(checked.findings()).filteredOn(finding -> finding.rule().equals("quote-not-in-source"))
                .extracting(Finding::where).containsExactly("unsupported[0].evidence");
    }

    @Test
    void marksANumberThatTheContextDoesNotHold() {
        Verification checked = verify(diagnosis("The error rate rose to 17% at 09:02.", new Impact("Errors", List.of(),
                List.of()), List.of(), List.of(), List.of()));

        assertThat(checked.findings()).filteredOn(finding -> finding.where().equals("summary")).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("number-not-in-source");
                    assertThat(finding.where()).isEqualTo("summary");
                    assertThat(finding.reason()).contains("17").doesNotContain("09:02");
                });
    }

    @Test
    void movesImpactThatNobodyMeasuredToWhatIsToBeMeasured() {
        Verification checked = verify(diagnosis("Errors.", new Impact("Errors", List.of("7% of requests fail",
                "about 12,000 users affected"), List.of()), List.of(), List.of(), List.of()));

        assertThat(checked.diagnosis().impact().measured()).containsExactly("7% of requests fail");
        assertThat(checked.diagnosis().impact().toMeasure()).singleElement().asString()
                .contains("How many customers", "count the distinct customers");
        assertThat(checked.findings()).extracting(Finding::rule).contains("impact-not-measured");
    }

    @Test
    void movesAChecklistStepThatChangesSomethingIntoThePlan() {
        ChecklistStep cancel = new ChecklistStep("End the query",
                new Command(CommandLanguage.SQL, "SELECT pg_cancel_backend(4711)"), "true");
        Verification checked = verify(
                diagnosis("Errors.", new Impact("", List.of(), List.of()), List.of(), List.of(cancel), List.of()));

        assertThat(checked.diagnosis().checklist()).isEmpty();
        assertThat(checked.diagnosis().mitigations()).singleElement().extracting(MitigationStep::action)
                .isEqualTo("End the query");
        assertThat(checked.findings()).extracting(Finding::rule).contains("checklist-changes-state");
    }

    @Test
    void putsThePlanInOrder() {
        MitigationStep prevent = step(Phase.PREVENT, "Add an alert");
        MitigationStep stabilise = step(Phase.STABILISE, "Shed load");
        Verification checked = verify(diagnosis("Errors.", new Impact("", List.of(), List.of()), List.of(), List.of(),
                List.of(prevent, stabilise)));

        assertThat(checked.diagnosis().mitigations()).containsExactly(stabilise, prevent);
    }

    @Test
    void readsTheSeverityFromTheStatedErrorRate() {
        assertThat(verify(hypothesis(Confidence.LOW, "CPU: 41%")).policySeverity()).isEqualTo(Severity.SEV2);
    }

    private Verification verify(Diagnosis diagnosis) {
        return verifier.verify(diagnosis, Grounds.of(new FactExtractor().extract(new Redactor().redact(CONTEXT))));
    }

    private static MitigationStep step(Phase phase, String action) {
        return new MitigationStep(phase, action, List.of(), null, "none", new Rollback("undo", List.of()), null);
    }

    private static Diagnosis hypothesis(Confidence confidence, String quote) {
        return diagnosis("Errors.", new Impact("", List.of(), List.of()),
                List.of(new Hypothesis(CauseCode.SLOW_QUERY, "A slow query.", List.of(), confidence,
                        List.of(new Evidence(quote, EvidenceSource.CONTEXT, "1")), List.of(), "", null)),
                List.of(), List.of());
    }

    private static Diagnosis diagnosis(String summary, Impact impact, List<Hypothesis> hypotheses,
            List<ChecklistStep> checklist, List<MitigationStep> mitigations) {
        return new Diagnosis(summary, new SeverityAssessment(Severity.SEV2, "errors"), Outcome.SUSPECTED, hypotheses,
                checklist, mitigations, impact, new PostmortemDraft(summary, List.of(), "", "", "", "", List.of(),
                        List.of(), List.of()),
                List.of(), List.of());
    }
}
