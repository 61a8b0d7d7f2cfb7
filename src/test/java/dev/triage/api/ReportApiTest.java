package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportApiTest extends ApiTest {

    @Test
    void theReportAndThePostmortemComeAsMarkdown() {
        Reply run = finishedRun("Markdown please");
        String incident = run.at("/links/incident");

        Reply report = http().get(incident + "/report.md");
        Reply postmortem = http().get(incident + "/postmortem.md?run=" + run.at("/runId"));

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(report.body()).startsWith("# ").contains("Markdown please");
        assertThat(postmortem.status()).isEqualTo(200);
        assertThat(postmortem.body()).contains("Markdown please");
        assertThat(http().get(run.at("/links/report")).body()).isEqualTo(report.body());
    }

    @Test
    void aReportThatIsNotReadySaysHowToFollowTheRun() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldBeforeReport")) {
            Reply run = http().postJson("/api/v1/incidents", incident("HeldBeforeReport", CONTEXT));

            Reply report = http().get(run.at("/links/report"));

            assertThat(report.status()).isEqualTo(409);
            assertThat(report.at("/type")).isEqualTo("/problems/report-not-ready");
            assertThat(report.at("/detail")).contains(run.at("/links/events"));
        }
    }

    @Test
    void aReportOfARunThatFailedSaysWhy() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldThenCancelled")) {
            Reply run = http().postJson("/api/v1/incidents", incident("HeldThenCancelled", CONTEXT));
            http().delete(run.at("/links/run"));

            Reply report = http().get(run.at("/links/report"));

            assertThat(report.status()).isEqualTo(409);
            assertThat(report.at("/detail")).contains("cancelled", "POST");
        }
    }

    @Test
    void aRunOfAnotherIncidentHasNoReportHere() {
        Reply one = finishedRun("One incident");
        Reply other = finishedRun("Other incident");

        Reply report = http().get(one.at("/links/incident") + "/report.md?run=" + other.at("/runId"));

        assertThat(report.status()).isEqualTo(404);
        assertThat(report.at("/type")).isEqualTo("/problems/run-not-found");
    }
}
