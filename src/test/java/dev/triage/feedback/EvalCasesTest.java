package dev.triage.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestDatabase;
import dev.triage.eval.CaseFolder;
import dev.triage.incident.FixOutcome;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EvalCasesTest {

    private static final IncidentRepository INCIDENTS = new IncidentRepository(
            JdbcClient.create(TestDatabase.migrated()));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final Redactor redactor = new Redactor();

    @Test
    void aResolvedIncidentBecomesACaseThatTheHarnessTakes() throws IOException {
        IncidentId id = incident("sessions wait for orders\npassword=hunter2secret\n", true);

        assertThat(cases().write(id, request("wait for"))).isEqualTo(new EvalCaseResult.Written("c001"));

        assertThat(CaseFolder.read(folder).problems()).isEmpty();
        assertThat(Files.readString(folder.resolve("c001/context.md"))).contains("sessions wait")
                .doesNotContain("hunter2secret");
        assertThat(Files.readString(folder.resolve("c001/case.yaml"))).contains("DDL_LOCK_QUEUE", "orders",
                "the migration was cancelled");
    }

    @Test
    void theSameContextIsKeptOnceAndTheNextOneGetsTheNextNumber() {
        IncidentId first = incident("sessions wait for orders", true);
        IncidentId again = incident("sessions wait for orders", true);
        IncidentId other = incident("sessions wait for invoices", true);
        cases().write(first, request("wait for"));

        assertThat(cases().write(again, request("wait for"))).isEqualTo(new EvalCaseResult.AlreadyThere("c001"));
        assertThat(cases().write(other, request("wait for"))).isEqualTo(new EvalCaseResult.Written("c002"));
    }

    @Test
    void whatCannotBeAKeyIsRefusedAndNothingIsWritten() throws IOException {
        IncidentId open = incident("sessions wait", false);
        IncidentId resolved = incident("sessions wait", true);

        assertThat(cases().write(open, request("wait"))).isInstanceOf(EvalCaseResult.NotResolved.class);
        assertThat(cases().write(new IncidentId(UUID.randomUUID()), request("wait")))
                .isInstanceOf(EvalCaseResult.Missing.class);
        assertThat(cases().write(resolved, request("never said")))
                .isEqualTo(new EvalCaseResult.Invalid("mustMention",
                        "\"they wait\" has no word that stands in the context"));
        assertThat(new EvalCases(INCIDENTS, new FeedbackProperties(null)).write(resolved, request("wait")))
                .isInstanceOf(EvalCaseResult.NoFolder.class);
        try (var entries = Files.list(folder)) {
            assertThat(entries).isEmpty();
        }
    }

    private EvalCases cases() {
        return new EvalCases(INCIDENTS, new FeedbackProperties(folder));
    }

    private static EvalCaseRequest request(String words) {
        return new EvalCaseRequest("postgres-locks", Severity.SEV2, List.of("orders"),
                List.of(new EvalCaseRequest.ExpectedFact("they wait", List.of(words))), List.of(), true);
    }

    private IncidentId incident(String context, boolean resolved) {
        IncidentId id = new IncidentId(UUID.randomUUID());
        INCIDENTS.insert(new Incident(id, redactor.redact("Orders hang"), new ServiceName("orders"),
                redactor.redact(""), NOON, Severity.SEV2, Map.of(), redactor.redact(context), IncidentStatus.OPEN,
                Origin.LIVE, NOON, null));
        if (resolved) {
            INCIDENTS.resolve(id, new Resolution("DDL_LOCK_QUEUE", redactor.redact("a migration waited"),
                    redactor.redact("the migration was cancelled"), NOON.plusSeconds(600), FixOutcome.WORKED));
        }
        return id;
    }
}
