package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.DiagnosisParser;
import dev.triage.diagnosis.ParsedReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A recorded reply that reads well and is wrong in seven ways, as replies of models are. Each mistake must be caught,
 * whatever else is found. (That past evaluation runs and the incident itself are never "similar" is held in the tests of
 * {@code search} and {@code similar}; here a report that leans on such a copy finds no ground.)
 */
class SevenMistakesTest {

    private static Verification checked;

    @BeforeAll
    static void checkTheReply() throws IOException {
        String reply;
        try (InputStream in = SevenMistakesTest.class.getResourceAsStream("seven-mistakes.json")) {
            reply = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        ParsedReply parsed = new DiagnosisParser().parse(reply);
        assertThat(parsed).isInstanceOf(ParsedReply.Accepted.class);
        checked = new Verifier().verify(((ParsedReply.Accepted) parsed).diagnosis(), Shipments.grounds());
    }

    @Test
    void firstTheCronExpressionDoesNotRunAsOftenAsTheTextSays() {
        Finding finding = one("schedule-contradicts-cron");

        assertThat(finding.where()).isEqualTo("hypotheses[0].statement");
        assertThat(finding.reason()).contains("*/20 * * * *", "20 min", "every 45s");
    }

    @Test
    void secondASlowStatementNowAndThenDoesNotFillThePool() {
        Finding finding = one("load-does-not-fill-pool");

        assertThat(finding.where()).isEqualTo("hypotheses[0].statement");
        assertThat(finding.reason()).contains("1.8s", "45s", "0.04", "400");
        assertThat(checked.diagnosis().hypotheses().getFirst().confidence()).isNotEqualTo(Confidence.HIGH);
    }

    @Test
    void thirdNobodyMeasuredHowManyNorHowLong() {
        assertThat(one("duration-exceeds-timeline").where()).isEqualTo("severity.reasoning");
        assertThat(one("duration-exceeds-timeline").reason()).contains("09:12", "09:15");
        assertThat(findings("impact-not-measured")).extracting(Finding::where).contains("impact.statement",
                "postmortem.impact");
        assertThat(checked.diagnosis().impact().statement()).doesNotContain("Thousands").doesNotContain("20 minutes");
        assertThat(checked.diagnosis().impact().toMeasure()).anyMatch(open -> open.startsWith("How many customers"))
                .anyMatch(open -> open.startsWith("How long"));
    }

    @Test
    void fourthASessionIsTerminatedInTheInvestigationAndBeforeItWasCancelled() {
        assertThat(checked.diagnosis().checklist()).noneMatch(
                step -> step.command() != null && step.command().text().contains("pg_terminate_backend"));
        assertThat(checked.diagnosis().mitigations())
                .anyMatch(step -> step.commands().stream().anyMatch(c -> c.text().contains("pg_terminate_backend")));
        assertThat(checked.findings()).filteredOn(f -> f.subject().contains("pg_terminate_backend")).isNotEmpty();
        assertThat(findings("runbook-rule-broken")).extracting(Finding::reason)
                .anyMatch(reason -> reason.contains("Prefer cancelling"));
    }

    @Test
    void fifthAPlainIndexBuildBlocksWrites() {
        assertThat(checked.findings())
                .filteredOn(finding -> finding.kind() == FindingKind.UNSAFE_COMMAND
                        && finding.subject().toUpperCase(Locale.ROOT).contains("CREATE INDEX"))
                .isNotEmpty().anySatisfy(finding -> assertThat(finding.alternative()).contains("CONCURRENTLY"));
    }

    @Test
    void sixthACopyOfTheSameIncidentIsNoPrecedent() {
        assertThat(findings("quote-not-in-source")).extracting(Finding::subject)
                .anyMatch(quote -> quote.contains("98% match"));
    }

    @Test
    void seventhTheSummaryOfThePostmortemIsKnown() {
        assertThat(findings("left-open-though-known")).extracting(Finding::where).contains("postmortem.summary");
        assertThat(checked.diagnosis().postmortem().summary()).contains("label-api");
    }

    @Test
    void everyFindingHasANumberAPlaceAndAReason() {
        assertThat(checked.findings()).extracting(Finding::id).doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("V"));
        assertThat(checked.findings()).allSatisfy(finding -> {
            assertThat(finding.where()).isNotBlank();
            assertThat(finding.reason()).isNotBlank().doesNotContain("{0}");
        });
    }

    private static Finding one(String rule) {
        List<Finding> found = findings(rule);
        assertThat(found).as("findings of %s among %s", rule, checked.findings()).isNotEmpty();
        return found.getFirst();
    }

    private static List<Finding> findings(String rule) {
        return checked.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
    }
}
