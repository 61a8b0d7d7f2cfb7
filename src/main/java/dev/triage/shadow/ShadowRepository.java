package dev.triage.shadow;

import dev.triage.incident.IncidentId;
import dev.triage.triage.RunId;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What candidates did, in the database. */
@Repository
class ShadowRepository {

    /** A live run that ended longer ago is not looked at any more. */
    private static final Duration SAMPLED_WITHIN = Duration.ofHours(1);

    private static final String RUNS = """
                                       SELECT s.candidate_id, s.run_id, s.incident_id, s.status, s.reason,
                                              s.created_at, s.current, s.candidate, i.title, i.service, i.cause_code,
                                              ARRAY(SELECT DISTINCT m.cause_code FROM hypothesis_mark m
                                                    JOIN triage_run r ON r.id = m.run_id
                                                    WHERE r.incident_id = s.incident_id AND m.verdict = 'RIGHT')
                                                  AS marked_right,
                                              ARRAY(SELECT DISTINCT m.cause_code FROM hypothesis_mark m
                                                    JOIN triage_run r ON r.id = m.run_id
                                                    WHERE r.incident_id = s.incident_id AND m.verdict = 'WRONG')
                                                  AS marked_wrong
                                       FROM shadow_run s JOIN incident i ON i.id = s.incident_id
                                       """;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    ShadowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece of work that waits. */
    record Waiting(UUID candidateId, RunId runId) {}

    /**
     * Draws live runs that ended since the candidates began and took the default that they are compared with. Which
     * incidents are drawn depends on the ids of candidate and incident alone, so all runs of an incident are, or none.
     */
    int sample(int waitingMax, Instant now) {
        return jdbc.sql("""
                        INSERT INTO shadow_run (candidate_id, run_id, incident_id, status, created_at)
                        SELECT c.id, r.id, r.incident_id, 'QUEUED', :now
                        FROM shadow_candidate c
                        JOIN triage_run r ON r.finished_at >= greatest(c.started_at, :since)
                            AND r.status IN ('VERIFIED', 'DEGRADED')
                            AND r.model = c.base_model AND r.prompt_version = c.base_prompt_version
                        JOIN incident i ON i.id = r.incident_id AND i.origin = 'LIVE'
                        WHERE c.ended_at IS NULL
                          AND ('x' || left(md5(c.id::text || i.id::text), 7))::bit(28)::int < c.share * 268435456
                          AND NOT EXISTS (SELECT 1 FROM shadow_run s WHERE s.candidate_id = c.id AND s.run_id = r.id)
                          AND (SELECT count(*) FROM shadow_run s WHERE s.candidate_id = c.id AND s.status = 'QUEUED')
                              < :most
                        ORDER BY r.finished_at LIMIT :most
                        ON CONFLICT DO NOTHING
                        """).param("now", Timestamp.from(now)).param("most", waitingMax)
                .param("since", Timestamp.from(now.minus(SAMPLED_WITHIN))).update();
    }

    /** The piece of work that waits longest. One copy of the service asks at a time. */
    Optional<Waiting> next() {
        return jdbc
                .sql("SELECT candidate_id, run_id FROM shadow_run WHERE status = 'QUEUED' ORDER BY created_at LIMIT 1")
                .query((row, n) -> new Waiting(row.getObject("candidate_id", UUID.class),
                        new RunId(row.getObject("run_id", UUID.class))))
                .optional();
    }

    /** Begins an attempt, and returns its number. What an attempt before it had reserved when it was cut off is taken as spent. */
    int begin(Waiting work) {
        return jdbc
                .sql("""
                     UPDATE shadow_run SET attempt = attempt + 1, cost_usd = cost_usd + reserved_usd, reserved_usd = 0
                     WHERE candidate_id = :candidate AND run_id = :run RETURNING attempt
                     """).param("candidate", work.candidateId()).param("run", work.runId().value())
                .query(Integer.class).single();
    }

    void reserve(Waiting work, BigDecimal dollars) {
        jdbc.sql("UPDATE shadow_run SET reserved_usd = :dollars WHERE candidate_id = :candidate AND run_id = :run")
                .param("dollars", dollars).param("candidate", work.candidateId()).param("run", work.runId().value())
                .update();
    }

    /** Takes back what was reserved for a call, and adds what it did cost. */
    void settle(Waiting work, BigDecimal cost) {
        jdbc.sql("""
                 UPDATE shadow_run SET reserved_usd = 0, cost_usd = cost_usd + :cost
                 WHERE candidate_id = :candidate AND run_id = :run
                 """).param("cost", cost).param("candidate", work.candidateId())
                .param("run", work.runId().value()).update();
    }

    /** Ends a piece of work. */
    void finish(Waiting work, ShadowOutcome outcome, Instant now) {
        jdbc.sql("""
                 UPDATE shadow_run
                 SET status = :status, reason = :reason, finished_at = :now, current = CAST(:current AS jsonb),
                     candidate = CAST(:measures AS jsonb), verification = CAST(:verification AS jsonb),
                     calls = CAST(:calls AS jsonb)
                 WHERE candidate_id = :candidate AND run_id = :run AND status = 'QUEUED'
                 """).param("status", outcome.status().name()).param("reason", outcome.reason())
                .param("now", Timestamp.from(now)).param("current", json(outcome.current()))
                .param("measures", json(outcome.candidate())).param("verification", json(outcome.verification()))
                .param("calls", JSON.writeValueAsString(outcome.calls())).param("candidate", work.candidateId())
                .param("run", work.runId().value()).update();
    }

    BigDecimal spent(UUID candidate) {
        return jdbc.sql("""
                        SELECT coalesce(sum(cost_usd + reserved_usd), 0) FROM shadow_run WHERE candidate_id = :candidate
                        """).param("candidate", candidate).query(BigDecimal.class).single();
    }

    Map<UUID, ShadowCounts> counts() {
        Map<UUID, ShadowCounts> counts = new HashMap<>();
        jdbc.sql("""
                 SELECT candidate_id, count(*) FILTER (WHERE status = 'QUEUED') AS queued,
                        count(*) FILTER (WHERE status = 'DIAGNOSED') AS diagnosed,
                        count(*) FILTER (WHERE status = 'MODEL_FAILED') AS failed,
                        count(*) FILTER (WHERE status = 'INFRASTRUCTURE') AS infrastructure,
                        count(*) FILTER (WHERE status = 'SKIPPED') AS skipped, sum(cost_usd + reserved_usd) AS spent
                 FROM shadow_run GROUP BY candidate_id
                 """).query((row, n) -> counts.put(row.getObject("candidate_id", UUID.class),
                new ShadowCounts(row.getInt("queued"), row.getInt("diagnosed"), row.getInt("failed"),
                        row.getInt("infrastructure"), row.getInt("skipped"), row.getBigDecimal("spent"))))
                .list();
        return counts;
    }

    /** The newest first, with what people have said by now. */
    List<ShadowRun> ofCandidate(UUID candidate, int most) {
        return jdbc.sql(RUNS + " WHERE s.candidate_id = :candidate ORDER BY s.created_at DESC, s.run_id LIMIT :most")
                .param("candidate", candidate).param("most", most).query(ShadowRepository::run).list();
    }

    Optional<ShadowRun> find(UUID candidate, RunId run) {
        return jdbc.sql(RUNS + " WHERE s.candidate_id = :candidate AND s.run_id = :run").param("candidate", candidate)
                .param("run", run.value()).query(ShadowRepository::run).optional();
    }

    /** What was asked and answered for one live run. */
    List<ShadowCall> calls(UUID candidate, RunId run) {
        return jdbc.sql("SELECT calls FROM shadow_run WHERE candidate_id = :candidate AND run_id = :run")
                .param("candidate", candidate).param("run", run.value()).query(String.class).optional()
                .map(json -> List.of(JSON.readValue(json, ShadowCall[].class))).orElse(List.of());
    }

    /** The candidate's answer after the checks; empty if there is none. */
    Optional<Verification> verification(UUID candidate, RunId run) {
        return jdbc.sql("""
                        SELECT verification FROM shadow_run
                        WHERE candidate_id = :candidate AND run_id = :run AND verification IS NOT NULL
                        """).param("candidate", candidate).param("run", run.value()).query(String.class).optional()
                .map(json -> JSON.readValue(json, Verification.class));
    }

    private static ShadowRun run(ResultSet row, int n) throws SQLException {
        SideMeasures current = measures(row.getString("current"));
        SideMeasures candidate = measures(row.getString("candidate"));
        Truth truth = new Truth(row.getString("cause_code"), codes(row.getArray("marked_right")),
                codes(row.getArray("marked_wrong")));
        ShadowStatus status = ShadowStatus.valueOf(row.getString("status"));
        return new ShadowRun(row.getObject("candidate_id", UUID.class),
                new RunId(row.getObject("run_id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)), row.getString("title"),
                row.getString("service"), status, row.getString("reason"), row.getTimestamp("created_at").toInstant(),
                current, candidate, current == null ? Seen.UNKNOWN : truth.of(current.cause()),
                candidate != null || status == ShadowStatus.MODEL_FAILED
                        ? truth.of(candidate == null ? "" : candidate.cause())
                        : Seen.UNKNOWN);
    }

    private static Set<String> codes(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }

    private static @Nullable SideMeasures measures(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, SideMeasures.class);
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }
}
