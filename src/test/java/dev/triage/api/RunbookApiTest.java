package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RunbookApiTest extends ApiTest {

    private static final String MARKDOWN = """
                                           ---
                                           reviewed: 2019-05-01
                                           ---
                                           # Too many clients on orders-db

                                           ## When new connections are refused
                                           Clients of orders-api see "sorry, too many clients already" and connections are
                                           at 500 / 500 while p99 latency rises. Cancel before you terminate. password=hunter2secret
                                           """;

    @TempDir
    private static Path folder = Path.of("");

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("triage.runbooks.folders", () -> folder.toString());
    }

    @Test
    void aRunbookIsAddedShownFoundAndRemoved() {
        Reply added = http().postJson("/api/v1/runbooks",
                Http.json(Map.of("slug", "too-many-clients", "markdown", MARKDOWN)));
        Reply again = http().postJson("/api/v1/runbooks",
                Http.json(Map.of("slug", "too-many-clients", "markdown", MARKDOWN)));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.at("/runbook/reviewed")).isEqualTo("2019-05-01");
        assertThat(added.body()).doesNotContain("hunter2secret");
        assertThat(again.status()).isEqualTo(200);
        assertThat(http().get("/api/v1/runbooks/too-many-clients").at("/sections/0/heading"))
                .isEqualTo("When new connections are refused");
        assertThat(http().delete("/api/v1/runbooks/too-many-clients").status()).isEqualTo(204);
        assertThat(http().delete("/api/v1/runbooks/too-many-clients").at("/type"))
                .isEqualTo("/problems/runbook-not-found");
    }

    @Test
    void aReportThatNoRunbookHelpsWithAsksForOne() {
        assertThat(finishedRun("Nobody wrote a runbook for this").json().at("/report/diagnosis/followUps").toString())
                .contains("Write a runbook for");
    }

    @Test
    void aFolderIsLoadedAgainAndOnlyWhatChangedIsIndexed() throws IOException {
        Files.writeString(folder.resolve("Disk Full.md"), "# Disk full\n\nMove the logs aside.\n");
        Files.writeString(folder.resolve("empty.md"), "");

        Reply first = http().send("POST", "/api/v1/runbooks/reload", java.net.http.HttpRequest.BodyPublishers.noBody());
        Reply second = http().send("POST", "/api/v1/runbooks/reload",
                java.net.http.HttpRequest.BodyPublishers.noBody());

        assertThat(first.at("/indexed")).isEqualTo("1");
        assertThat(first.at("/problems/0")).contains("empty.md");
        assertThat(second.at("/unchanged")).isEqualTo("1");
        assertThat(http().get("/api/v1/runbooks/disk-full").status()).isEqualTo(200);
    }

    @Test
    void nonsenseIsTold() {
        assertThat(http().postJson("/api/v1/runbooks", Http.json(Map.of("slug", "No Slug", "markdown", "# x\n\ny")))
                .at("/errors/0/field")).isEqualTo("slug");
        assertThat(http().postJson("/api/v1/runbooks", Http.json(Map.of("slug", "empty", "markdown", " ")))
                .at("/errors/0/field")).isEqualTo("markdown");
        assertThat(http().get("/api/v1/runbooks/none").at("/type")).isEqualTo("/problems/runbook-not-found");
    }
}
