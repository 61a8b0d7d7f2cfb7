package dev.triage.triage;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs in the database. A run only moves forward: each write names the attempt it belongs to, and is without effect
 * once the run has ended or a later attempt has begun.
 */
@Repository
public class RunRepository {

    private static final String COLUMNS = """
                                          id, incident_id, model, prompt_version, language, added_context, redactions, status, reason, attempt,
                                          created_at, started_at, finished_at, result""";

    private final JdbcClient jdbc;
    private final StoredResultRepository results = new StoredResultRepository();

    RunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores an accepted run with its first stage, the redaction that was done at the door. */
    @Transactional
    public void insert(TriageRun run, Duration redaction, String buildCommit) {
        jdbc.sql("""
                 INSERT INTO triage_run (id, incident_id, model, prompt_version, language, added_context, redactions,
                                         status, created_at, build_commit)
                 VALUES (:id, :incident, :model, :prompt, :language, :added, CAST(:redactions AS jsonb), :status,
                         :created, :commit)
                 """).param("id", run.id().value()).param("incident", run.incidentId().value())
                .param("model", run.model()).param("prompt", run.promptVersion()).param("language", run.language())
                .param("added", run.addedContext().value())
                .param("redactions", results.write(run.redactions())).param("status", run.status().name())
                .param("created", Timestamp.from(run.createdAt())).param("commit", buildCommit).update();
        jdbc.sql("""
                 INSERT INTO triage_stage (run_id, position, stage, started_at, duration_ms)
                 VALUES (:run, 0, 'REDACT', :started, :millis)
                 """).param("run", run.id().value())
                .param("started", Timestamp.from(run.createdAt().minus(redaction)))
                .param("millis", millis(redaction)).update();
    }

    /** One run. */
    public Optional<TriageRun> find(RunId id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM triage_run WHERE id = :id").param("id", id.value())
                .query(this::run).optional();
    }

    /** The runs of an incident, the newest first. */
    public List<TriageRun> ofIncident(IncidentId incident) {
        return jdbc
                .sql("""
                     SELECT %s FROM triage_run WHERE incident_id = :incident ORDER BY created_at DESC, id DESC LIMIT 100
                     """.formatted(COLUMNS)).param("incident", incident.value()).query(this::run).list();
    }

    /** The newest run of an incident, in short. */
    public Optional<RunHead> newest(IncidentId incident) {
        return jdbc.sql("""
                        SELECT id, status, created_at FROM triage_run WHERE incident_id = :incident
                        ORDER BY created_at DESC, id DESC LIMIT 1
                        """).param("incident", incident.value())
                .query((row, n) -> new RunHead(new RunId(row.getObject("id", UUID.class)),
                        RunStatus.valueOf(row.getString("status")), row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    /** Begins the next attempt at a run; empty if it has ended already. */
    @Transactional
    public Optional<TriageRun> claim(RunId id, Instant now) {
        jdbc.sql("DELETE FROM triage_stage WHERE run_id = :id AND position > 0").param("id", id.value()).update();
        return jdbc.sql("""
                        UPDATE triage_run
                        SET status = 'RUNNING', attempt = attempt + 1, started_at = coalesce(started_at, :now)
                        WHERE id = :id AND status IN ('QUEUED', 'RUNNING')
                        RETURNING %s
                        """.formatted(COLUMNS)).param("id", id.value()).param("now", Timestamp.from(now))
                .query(this::run)
                .optional();
    }

    /**
     * Ends the stage before and begins the next, in one statement that does not wait for the disk: progress is worth
     * less than the time, and a run that is interrupted begins anew anyway.
     *
     * @return false if this attempt is not the current one any more, or the run was cancelled
     */
    boolean enterStage(TriageRun run, StageRecord next, @Nullable StageRecord ended) {
        return jdbc.sql("""
                        WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
                        current AS (
                            SELECT id FROM triage_run, lazily
                            WHERE id = :run AND status = 'RUNNING' AND attempt = :attempt),
                        ended AS (
                            UPDATE triage_stage SET duration_ms = :endedMillis, note = :endedNote
                            WHERE run_id IN (SELECT id FROM current) AND position = :endedPosition)
                        INSERT INTO triage_stage (run_id, position, stage, started_at, note)
                        SELECT id, :position, :stage, :started, :note FROM current
                        """).param("run", run.id().value()).param("attempt", run.attempt())
                .param("endedMillis", ended == null ? null : ended.durationMillis())
                .param("endedNote", ended == null ? "" : ended.note())
                .param("endedPosition", ended == null ? -1 : ended.position()).param("position", next.position())
                .param("stage", next.stage().name()).param("started", Timestamp.from(next.startedAt()))
                .param("note", next.note()).update() == 1;
    }

    /**
     * Ends a run.
     *
     * @return false if it had ended before, or a later attempt has taken over
     */
    @Transactional
    public boolean finish(TriageRun run, TriageOutcome outcome, @Nullable StageRecord last, Instant now) {
        TriageResult result = switch (outcome) {
            case TriageOutcome.Verified verified -> verified.result();
            case TriageOutcome.Degraded degraded -> degraded.result();
            case TriageOutcome.Failed failed -> null;
        };
        String reason = switch (outcome) {
            case TriageOutcome.Verified verified -> "";
            case TriageOutcome.Degraded degraded -> degraded.reason();
            case TriageOutcome.Failed failed -> failed.reason();
        };
        Provenance provenance = result == null ? null : result.provenance();
        boolean ended = jdbc
                .sql("""
                     UPDATE triage_run
                     SET status = :status, reason = :reason, finished_at = :now, result = CAST(:result AS jsonb),
                         answered_by = :answeredBy, prompt_hash = :promptHash, input_tokens = :input,
                         output_tokens = :output, cost_usd = :cost
                     WHERE id = :id AND attempt = :attempt AND status IN ('QUEUED', 'RUNNING')
                     """).param("id", run.id().value()).param("attempt", run.attempt())
                .param("status", statusOf(outcome).name()).param("reason", reason)
                .param("now", Timestamp.from(now)).param("result", result == null ? null : results.write(result))
                .param("answeredBy", provenance == null ? null : provenance.answeredBy())
                .param("promptHash", provenance == null ? null : provenance.promptHash())
                .param("input", provenance == null ? 0 : provenance.usage().input())
                .param("output", provenance == null ? 0 : provenance.usage().output())
                .param("cost", provenance == null ? null : provenance.costUsd()).update() == 1;
        if (ended && last != null) {
            jdbc.sql("UPDATE triage_stage SET duration_ms = :millis WHERE run_id = :run AND position = :position")
                    .param("millis", last.durationMillis()).param("run", run.id().value())
                    .param("position", last.position()).update();
        }
        return ended;
    }

    /** Ends an unfinished run as failed; without effect if it has ended. */
    public boolean cancel(RunId id, String reason, Instant now) {
        return jdbc.sql("""
                        UPDATE triage_run SET status = 'FAILED', reason = :reason, finished_at = :now
                        WHERE id = :id AND status IN ('QUEUED', 'RUNNING')
                        """).param("id", id.value()).param("reason", reason).param("now", Timestamp.from(now))
                .update() == 1;
    }

    /** The stages of the current attempt, in order. */
    public List<StageRecord> stages(RunId id) {
        return jdbc.sql("""
                        SELECT position, stage, started_at, duration_ms, note FROM triage_stage
                        WHERE run_id = :id ORDER BY position
                        """).param("id", id.value())
                .query((row, n) -> new StageRecord(row.getInt("position"), Stage.valueOf(row.getString("stage")),
                        row.getTimestamp("started_at").toInstant(), (Double) row.getObject("duration_ms"),
                        row.getString("note")))
                .list();
    }

    /** How many runs wait or work, and since when the oldest of them does. */
    public Backlog backlog() {
        return jdbc.sql("""
                        SELECT count(*) AS unfinished, count(*) FILTER (WHERE status = 'QUEUED') AS queued,
                               min(created_at) FILTER (WHERE status = 'QUEUED') AS oldest
                        FROM triage_run WHERE status IN ('QUEUED', 'RUNNING')
                        """).query((row, n) -> new Backlog(row.getInt("unfinished"), row.getInt("queued"),
                instant(row.getTimestamp("oldest")))).single();
    }

    private TriageRun run(ResultSet row, int n) throws SQLException {
        String result = row.getString("result");
        return new TriageRun(new RunId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)), row.getString("model"),
                row.getString("prompt_version"), row.getString("language"),
                RedactedText.fromStore(row.getString("added_context")),
                List.of(results.read(row.getString("redactions"), Redaction[].class)),
                RunStatus.valueOf(row.getString("status")), row.getString("reason"), row.getInt("attempt"),
                row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                result == null ? null : results.read(result, TriageResult.class));
    }

    private static RunStatus statusOf(TriageOutcome outcome) {
        return switch (outcome) {
            case TriageOutcome.Verified verified -> RunStatus.VERIFIED;
            case TriageOutcome.Degraded degraded -> RunStatus.DEGRADED;
            case TriageOutcome.Failed failed -> RunStatus.FAILED;
        };
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
