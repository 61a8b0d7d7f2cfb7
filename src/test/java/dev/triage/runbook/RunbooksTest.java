package dev.triage.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.SearchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbooksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final String CONNECTIONS = """
                                              # PostgreSQL connections exhausted

                                              ## Symptoms

                                              FATAL: sorry, too many clients already.

                                              ## Mitigate

                                              Pause the workers, cancel the statements.
                                              """;

    private static final String CERTIFICATES = """
                                               # Expired certificates

                                               ## Symptoms

                                               x509: certificate has expired or is not yet valid.
                                               """;

    private final SearchFixture fixture = new SearchFixture();
    private final Redactor redactor = new Redactor();
    private final Runbooks runbooks = new Runbooks(new RunbookRepository(fixture.jdbc(), fixture.transaction()),
            fixture.search(), redactor, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void findsTheSectionThatSpeaksOfTheIncident() {
        runbooks.add("certificates", CERTIFICATES, "test");
        runbooks.add("connections", CONNECTIONS, "test");
        RedactedText context = redactor.redact("psql: FATAL: sorry, too many clients already");

        List<RunbookMatch> matches = runbooks.find(incident(context), new FactSheet(context, List.of()), 5);

        assertThat(matches).extracting(match -> match.section().citation())
                .startsWith("PostgreSQL connections exhausted / Symptoms");
        assertThat(matches.getFirst().section().anchor()).isEqualTo("connections#symptoms");
    }

    @Test
    void offersNothingThatDoesNotApply() {
        runbooks.add("certificates", CERTIFICATES, "test");
        RedactedText context = redactor.redact("Consumer group rebalances, offsets are not committed, lag grows");

        assertThat(runbooks.find(incident(context), new FactSheet(context, List.of()), 5)).isEmpty();
    }

    @Test
    void sectionsForAfterwardsAreKeptButNotOffered() {
        runbooks.add("connections", CONNECTIONS + "\n## After the incident\n\nSorry, too many clients already?",
                "test");

        assertThat(runbooks.sections("connections")).hasSize(3);
        assertThat(runbooks.find(redactor.redact("Sorry, too many clients already?"), 5))
                .extracting(match -> match.section().heading()).containsExactly("Symptoms");
    }

    @Test
    void findsByText() {
        runbooks.add("certificates", CERTIFICATES, "test");
        runbooks.add("connections", CONNECTIONS, "test");

        assertThat(runbooks.find(redactor.redact("certificate has expired"), 1)).singleElement()
                .extracting(match -> match.section().runbook()).isEqualTo("Expired certificates");
        assertThatThrownBy(() -> runbooks.find(RedactedText.empty(), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indexesOnlyWhatChanged() {
        assertThat(runbooks.add("connections", CONNECTIONS, "test")).isTrue();
        int calls = fixture.embedder().calls();

        assertThat(runbooks.add("connections", CONNECTIONS, "test")).isFalse();
        assertThat(fixture.embedder().calls()).isEqualTo(calls);

        assertThat(runbooks.add("connections", CONNECTIONS.replace("Pause", "Stop"), "test")).isTrue();
        assertThat(fixture.embedder().calls()).as("only the changed section").isEqualTo(calls + 1);
        assertThat(runbooks.sections("connections")).extracting(section -> section.text().value())
                .containsExactly("FATAL: sorry, too many clients already.", "Stop the workers, cancel the statements.");
    }

    @Test
    void aReplacedRunbookLosesItsOldSections() {
        runbooks.add("connections", CONNECTIONS, "test");
        runbooks.add("connections", "# Connections\n\n## Only\n\nOne section.", "test");

        assertThat(runbooks.list()).singleElement().returns("Connections", Runbook::title);
        assertThat(fixture.jdbc().sql("SELECT count(*) FROM search_document").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void anIndexingThatWasInterruptedIsDoneAgain() {
        runbooks.add("connections", CONNECTIONS, "test");
        fixture.jdbc().sql("DELETE FROM runbook").update();

        assertThat(runbooks.find(redactor.redact("too many clients"), 1)).isEmpty();
        assertThat(runbooks.add("connections", CONNECTIONS, "test")).isTrue();
        assertThat(runbooks.find(redactor.redact("too many clients"), 1)).hasSize(1);
    }

    @Test
    void aRemovedRunbookIsNotFound() {
        runbooks.add("connections", CONNECTIONS, "test");

        assertThat(runbooks.remove("connections")).isTrue();
        assertThat(runbooks.remove("connections")).isFalse();
        assertThat(runbooks.find(redactor.redact("too many clients"), 1)).isEmpty();
        assertThat(runbooks.list()).isEmpty();
    }

    @Test
    void loadsFoldersAndTellsWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("db/Connections exhausted.md"), CONNECTIONS);
        Files.writeString(folder.resolve("certificates.md"), CERTIFICATES);
        Files.writeString(folder.resolve("empty.md"), "# Nothing\n");
        Files.write(folder.resolve("latin.md"), new byte[]{'#', ' ', (byte) 0xe4, (byte) 0xff});
        Files.writeString(folder.resolve("notes.txt"), "not a runbook");

        RunbookLoad load = runbooks.load(List.of(folder));

        assertThat(load.indexed()).isEqualTo(2);
        assertThat(load.problems()).satisfiesExactly(
                problem -> assertThat(problem).contains("empty.md").contains("no text"),
                problem -> assertThat(problem).contains("latin.md").contains("UTF-8"));
        assertThat(runbooks.list()).extracting(Runbook::slug).containsExactly("certificates",
                "db-connections-exhausted");
        assertThat(runbooks.load(List.of(folder))).returns(0, RunbookLoad::indexed).returns(2, RunbookLoad::unchanged);
    }

    @Test
    void aFolderThatIsMissingIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> runbooks.load(List.of(folder, folder.resolve("absent"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("absent");
    }

    @Test
    void refusesWhatIsNoRunbook() {
        assertThatThrownBy(() -> runbooks.add("Not A Slug", CONNECTIONS, "test")).hasMessageContaining("slug");
        assertThatThrownBy(() -> runbooks.add("big", "x".repeat(Runbooks.MARKDOWN_MAX_CHARS + 1), "test"))
                .hasMessageContaining("1 MiB");
        assertThat(runbooks.list()).isEmpty();
    }

    private Incident incident(RedactedText context) {
        return new Incident(new IncidentId(new UUID(0, 1)), redactor.redact("Checkout cannot reach PostgreSQL"),
                new ServiceName("checkout"), RedactedText.empty(), null, Severity.UNKNOWN, Map.of(), context,
                IncidentStatus.OPEN, Origin.LIVE, NOON, null);
    }
}
