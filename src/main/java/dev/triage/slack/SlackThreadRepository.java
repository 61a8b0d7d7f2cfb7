package dev.triage.slack;

import dev.triage.incident.IncidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The threads in the database. */
@Repository
class SlackThreadRepository {

    private static final String COLUMNS = "incident_id, channel, thread_ts, card_ts, card_hash";

    private final JdbcClient jdbc;

    SlackThreadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without effect if the incident has a thread. */
    void open(IncidentId incident, String channel, @Nullable String threadTs, Instant now) {
        jdbc.sql("""
                 INSERT INTO slack_thread (incident_id, channel, thread_ts, created_at)
                 VALUES (:incident, :channel, :thread, :now) ON CONFLICT DO NOTHING
                 """).param("incident", incident.value()).param("channel", channel).param("thread", threadTs)
                .param("now", Timestamp.from(now)).update();
    }

    Optional<SlackThread> find(IncidentId incident) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM slack_thread WHERE incident_id = :incident")
                .param("incident", incident.value()).query(SlackThreadRepository::thread).optional();
    }

    Optional<SlackThread> find(String channel, String threadTs) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM slack_thread WHERE channel = :channel AND thread_ts = :thread")
                .param("channel", channel).param("thread", threadTs).query(SlackThreadRepository::thread).optional();
    }

    void begun(IncidentId incident, String threadTs) {
        jdbc.sql("UPDATE slack_thread SET thread_ts = :thread WHERE incident_id = :incident")
                .param("thread", threadTs).param("incident", incident.value()).update();
    }

    void shown(IncidentId incident, @Nullable String cardTs, String hash) {
        jdbc.sql("UPDATE slack_thread SET card_ts = :card, card_hash = :hash WHERE incident_id = :incident")
                .param("card", cardTs).param("hash", hash).param("incident", incident.value()).update();
    }

    private static SlackThread thread(ResultSet row, int n) throws SQLException {
        return new SlackThread(new IncidentId(row.getObject("incident_id", UUID.class)), row.getString("channel"),
                row.getString("thread_ts"), row.getString("card_ts"), row.getString("card_hash"));
    }
}
