package dev.triage.report;

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
import dev.triage.incident.IncidentId;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.llm.TokenUsage;
import dev.triage.similar.MatchReason;
import dev.triage.similar.SimilarIncident;
import dev.triage.slack.SlackLimits;
import dev.triage.triage.Provenance;
import dev.triage.triage.RunId;
import dev.triage.triage.RunStatus;
import dev.triage.triage.Stage;
import dev.triage.triage.StageRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of any length and any text are within Slack's limits, and nothing foreign in them is live. */
class SlackBlocksTest {

    private static final String PAGE = "https://triage.example.com/incidents/1";
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"a", "& < > ", "😀", "```", "`", "<!channel> @here ", "长", "line\nline ", "*_~", "&amp;"})
    void hugeReportsOfAnyTextAreWithinTheLimits(String unit) {
        for (String language : List.of("en", "zh")) {
            JsonNode blocks = json(SlackBlocks.report(report(unit.repeat(4000), 40, language), PAGE));

            assertThat(SlackLimits.broken(blocks)).isEmpty();
            assertThat(blocks.toString()).contains("triage_run_again", "triage_resolved", PAGE);
        }
    }

    @Test
    void theReportSaysWhatMattersFirst() {
        JsonNode blocks = json(SlackBlocks.report(report("pool exhausted", 2, "en"), PAGE));

        assertThat(blocks.at("/0/text/text").asString()).isEqualTo("pool exhausted");
        assertThat(blocks.at("/1/text/text").asString()).startsWith("*SEV2* (by policy: SEV1) · checkout · *cause");
        assertThat(blocks.toString()).contains("1. *", "Right", "Wrong", "```pool exhausted```", "trust of it");
    }

    @Test
    void nothingForeignIsLive() {
        String text = json(
                SlackBlocks.report(report("<!channel> <@U1> @everyone <https://evil.example|click>", 3, "en"),
                        PAGE))
                .toString();

        assertThat(text).contains("&lt;!channel&gt; &lt;@U1&gt;", "&lt;https://evil.example|click&gt;")
                .doesNotContain("<!channel", "<@U1", "@everyone", "<https://evil");
    }

    @Test
    void progressAndFailureAreWithinTheLimitsToo() {
        List<StageRecord> stages = List.of(new StageRecord(0, Stage.REDACT, Instant.EPOCH, 1.0, ""),
                new StageRecord(1, Stage.ANALYSE, Instant.EPOCH, null, ""));
        JsonNode progress = json(SlackBlocks.progress("t".repeat(300), stages, "en", PAGE));
        JsonNode failure = json(SlackBlocks.failure("t", "<".repeat(5000), "a b 0", "zh", PAGE));

        assertThat(SlackLimits.broken(progress)).isEmpty();
        assertThat(SlackLimits.broken(failure)).isEmpty();
        assertThat(progress.toString()).contains("✓ redacted", "⏳ analysis");
    }

    private static JsonNode json(Object blocks) {
        return JSON.readTree(JSON.writeValueAsString(blocks));
    }

    private static ReportView report(String text, int many, String language) {
        Evidence evidence = new Evidence(text, EvidenceSource.CONTEXT, "7");
        Command command = new Command(CommandLanguage.SQL, text);
        Diagnosis diagnosis = new Diagnosis(text, new SeverityAssessment(Severity.SEV2, text), Outcome.SUSPECTED,
                Collections.nCopies(many, new Hypothesis(CauseCode.values()[0], text, List.of(), Confidence.HIGH,
                        Collections.nCopies(many, evidence), List.of(evidence), text, null)),
                Collections.nCopies(many, new ChecklistStep(text, command, text)),
                Collections.nCopies(many, new MitigationStep(Phase.STABILISE, text, List.of(command, command), null,
                        text, new Rollback(text, List.of()), null)),
                new Impact(text, List.of(), List.of()),
                new PostmortemDraft("", List.of(), "", "", "", "", List.of(), List.of(), List.of()), List.of(),
                List.of());
        SimilarIncident similar = new SimilarIncident(new IncidentId(new UUID(0, 3)), text, new ServiceName("checkout"),
                Severity.SEV1, Instant.EPOCH, 0.5, 0.5, 0.1, new MatchReason(List.of(), List.of(), List.of()), null,
                List.of());
        return new ReportView(new IncidentId(new UUID(0, 1)), new RunId(new UUID(0, 2)), text,
                new ServiceName("checkout"), Instant.EPOCH, RunStatus.DEGRADED, text, "trust of it",
                new SeverityAssessment(Severity.SEV1, text), diagnosis, List.of(), List.of(), List.of(), List.of(),
                Collections.nCopies(many, similar), List.of(), List.of(),
                new Provenance("m", "m", "1", null, language, TokenUsage.NONE, null, 1, 1, List.of(), null, "c"));
    }
}
