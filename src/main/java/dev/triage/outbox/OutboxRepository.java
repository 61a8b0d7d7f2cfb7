package dev.triage.outbox;

import dev.triage.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages in the database. */
@Repository
class OutboxRepository {

    private static final String COLUMNS = """
                                          id, key, channel, kind, target, payload, incident_id, status, failures, problem, created_at, next_at,
                                          ended_at""";

    private final JdbcClient jdbc;

    OutboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Messages of a channel that wait, and since when the oldest does. */
    record Waiting(long count, @Nullable Instant oldest) {}

    /** False if a message with this key was put in before. */
    boolean insert(OutboxMessage message) {
        return jdbc.sql("""
                        INSERT INTO outbox_message (id, key, channel, kind, target, payload, incident_id, status,
                                                    created_at, next_at)
                        VALUES (:id, :key, :channel, :kind, :target, :payload, :incident, :status, :created, :next)
                        ON CONFLICT (key) DO NOTHING
                        """).param("id", message.id()).param("key", message.key()).param("channel", message.channel())
                .param("kind", message.kind()).param("target", message.target()).param("payload", message.payload())
                .param("incident", message.incidentId() == null ? null : message.incidentId().value())
                .param("status", message.status().name()).param("created", Timestamp.from(message.createdAt()))
                .param("next", Timestamp.from(message.nextAt())).update() == 1;
    }

    Optional<OutboxMessage> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM outbox_message WHERE id = :id").param("id", id)
                .query(OutboxRepository::message).optional();
    }

    void end(UUID id, OutboxStatus status, String problem, Instant now) {
        jdbc.sql("""
                 UPDATE outbox_message
                 SET status = :status, problem = :problem, ended_at = :now,
                     failures = failures + CASE WHEN :status = 'DEAD' THEN 1 ELSE 0 END
                 WHERE id = :id AND status = 'PENDING'
                 """).param("id", id).param("status", status.name()).param("problem", problem)
                .param("now", Timestamp.from(now)).update();
    }

    /** Puts a message off; a problem counts as a failure. */
    void putOff(UUID id, Instant next, String problem) {
        jdbc.sql(
                """
                UPDATE outbox_message
                SET next_at = :next, problem = :problem, failures = CASE WHEN :problem = '' THEN 0 ELSE failures + 1 END
                WHERE id = :id AND status = 'PENDING'
                """).param("id", id).param("next", Timestamp.from(next)).param("problem", problem).update();
    }

    /** Takes up a message that was laid aside; false if there is none with that id. */
    boolean revive(UUID id, Instant now) {
        return jdbc.sql("""
                        UPDATE outbox_message
                        SET status = 'PENDING', failures = 0, next_at = :now, created_at = :now, ended_at = NULL
                        WHERE id = :id AND status = 'DEAD'
                        """).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    /** The newest first, from the one behind {@code after} on. */
    List<OutboxMessage> list(@Nullable OutboxStatus status, @Nullable UUID after, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("limit", limit));
        String where = "WHERE true";
        if (status != null) {
            where += " AND status = :status";
            params.put("status", status.name());
        }
        if (after != null) {
            where += " AND (created_at, id) < (SELECT created_at, id FROM outbox_message WHERE id = :after)";
            params.put("after", after);
        }
        return jdbc.sql("SELECT " + COLUMNS + " FROM outbox_message " + where
                + " ORDER BY created_at DESC, id DESC LIMIT :limit").params(params).query(OutboxRepository::message)
                .list();
    }

    Map<String, Waiting> waiting() {
        Map<String, Waiting> waiting = new HashMap<>();
        jdbc.sql("""
                 SELECT channel, count(*) AS messages, min(created_at) AS oldest FROM outbox_message
                 WHERE status = 'PENDING' GROUP BY channel
                 """).query((row, n) -> waiting.put(row.getString("channel"),
                new Waiting(row.getLong("messages"), row.getTimestamp("oldest").toInstant()))).list();
        return waiting;
    }

    private static OutboxMessage message(ResultSet row, int n) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        Timestamp ended = row.getTimestamp("ended_at");
        return new OutboxMessage(row.getObject("id", UUID.class), row.getString("key"), row.getString("channel"),
                row.getString("kind"), row.getString("target"), row.getString("payload"),
                incident == null ? null : new IncidentId(incident), OutboxStatus.valueOf(row.getString("status")),
                row.getInt("failures"), row.getString("problem"), row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("next_at").toInstant(), ended == null ? null : ended.toInstant());
    }
}
