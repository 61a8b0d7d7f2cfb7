package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunApiTest extends ApiTest {

    @Test
    void aFinishedRunShowsItsStagesAndItsReport() {
        Reply run = http().get(finishedRun("Stages and report").at("/links/run"));

        assertThat(run.status()).isEqualTo(200);
        assertThat(run.at("/status")).isEqualTo("VERIFIED");
        assertThat(run.json().at("/stages").valueStream().map(stage -> stage.at("/stage").asString()))
                .containsExactly("REDACT", "FACTS", "SIMILAR", "RUNBOOKS", "ANALYSE", "VERIFY", "STORE");
        assertThat(run.json().at("/stages").valueStream()).allMatch(stage -> stage.at("/durationMillis").isNumber());
        assertThat(run.json().at("/report/diagnosis/hypotheses").isArray()).isTrue();
    }

    @Test
    void anUnfinishedRunHasNoReportYet() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldWithoutReport")) {
            Reply run = http().get(
                    http().postJson("/api/v1/incidents", incident("HeldWithoutReport", CONTEXT)).at("/links/run"));

            assertThat(run.json().at("/report").isNull()).isTrue();
            assertThat(run.json().at("/finishedAt").isNull()).isTrue();
        }
    }

    @Test
    void aRunIsCancelledOnce() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldToCancel")) {
            String run = http().postJson("/api/v1/incidents", incident("HeldToCancel", CONTEXT)).at("/links/run");

            assertThat(http().delete(run).status()).isEqualTo(204);
            assertThat(http().get(run).at("/status")).isEqualTo("FAILED");
            assertThat(http().get(run).at("/reason")).isEqualTo("cancelled");
            Reply again = http().delete(run);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.at("/type")).isEqualTo("/problems/run-has-ended");
            assertThat(again.at("/detail")).contains("FAILED");
        }
    }

    @Test
    void anIncidentIsTriagedAgainInAnotherLanguageKnowingMore() {
        Reply first = finishedRun("Again in Chinese");

        Reply second = http().header("Prefer", "wait=30").postJson(first.at("/links/incident") + "/runs",
                "{\"language\":\"zh\",\"addedContext\":\"02:31 rolled back, no effect\"}");

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.at("/language")).isEqualTo("zh");
        assertThat(second.at("/addedContext")).contains("rolled back");
        assertThat(http().get(first.at("/links/incident")).json().at("/runs").size()).isEqualTo(2);
    }

    @Test
    void anIncidentIsTriagedAgainWithoutAnyWishes() {
        Reply first = finishedRun("Again as before");

        Reply second = http().header("Prefer", "wait=30").send("POST", first.at("/links/incident") + "/runs",
                java.net.http.HttpRequest.BodyPublishers.noBody());

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.at("/model")).isEqualTo("signature");
    }

    @Test
    void aRunOfAnIncidentThatIsNotThereIsRefused() {
        Reply reply = http().postJson("/api/v1/incidents/00000000-0000-4000-8000-000000000000/runs", "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.at("/type")).isEqualTo("/problems/incident-not-found");
    }

    @Test
    void theEventsTellEachStageAsItBeginsAndEndsAndThenTheEnd() throws Exception {
        HeldEmbedder.Hold hold = embedder.hold("HeldForEvents");
        String events = http().postJson("/api/v1/incidents", incident("HeldForEvents", CONTEXT)).at("/links/events");
        HttpResponse<InputStream> stream = http().header("Last-Event-ID", "0e").open(events);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(lines.lines().takeWhile(line -> !line.contains("\"SIMILAR\"")))
                    .anyMatch(line -> line.contains("\"FACTS\"") && line.contains("\"ENDED\""));
            // A comment comes only while there is nothing to tell: the run is being held.
            assertThat(lines.lines().filter(line -> line.startsWith(":")).findFirst()).isPresent();
            hold.close();
            List<String> rest = lines.lines().toList();

            assertThat(rest).anyMatch(line -> line.contains("\"SIMILAR\"") && line.contains("\"ENDED\""));
            assertThat(rest).anyMatch(line -> line.contains("\"STORE\"") && line.contains("\"BEGUN\""));
            assertThat(rest.reversed().stream().filter(line -> line.startsWith("event:")).findFirst())
                    .contains("event:end");
            assertThat(rest.reversed().stream().filter(line -> line.startsWith("data:")).findFirst().orElse(""))
                    .contains("\"VERIFIED\"");
        }
    }

    @Test
    void theEventsOfAFinishedRunAreToldFromTheStart() {
        Reply events = http().get(finishedRun("Events afterwards").at("/links/events"));

        assertThat(events.body()).contains("\"REDACT\"", "event:end");
    }
}
