package dev.triage.intake;

import dev.triage.incident.IncidentId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The incidents that wait for quiet before they are triaged. */
@Repository
class PendingTriageRepository {

    private final JdbcClient jdbc;

    PendingTriageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A wait.
     *
     * @param job names the job that will end it
     */
    record Pending(IncidentId incident, UUID job, Instant due) {}

    /**
     * Begins a wait, or prolongs the one under way, but not past {@code maxWait} after its beginning.
     *
     * @param job the job of a new wait; one under way keeps its own
     * @param earlier whether the time may also become an earlier one
     */
    Pending put(IncidentId incident, UUID job, Instant now, Instant due, Duration maxWait, boolean earlier) {
        return jdbc.sql("""
                        INSERT INTO pending_triage AS p (incident_id, job, since, due)
                        VALUES (:incident, :job, :now, :due)
                        ON CONFLICT (incident_id) DO UPDATE
                        SET due = CASE WHEN :earlier
                                       THEN least(excluded.due, p.since + make_interval(secs => :maxWait))
                                       ELSE greatest(p.due,
                                                     least(excluded.due, p.since + make_interval(secs => :maxWait)))
                                  END
                        RETURNING incident_id, job, due
                        """).param("incident", incident.value()).param("job", job).param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due)).param("maxWait", maxWait.toMillis() / 1e3)
                .param("earlier", earlier).query((row, n) -> pending(row)).single();
    }

    Optional<Pending> find(UUID job) {
        return jdbc.sql("SELECT incident_id, job, due FROM pending_triage WHERE job = :job").param("job", job)
                .query((row, n) -> pending(row)).optional();
    }

    /** Ends a wait that is due; false if it was prolonged meanwhile or has ended. */
    boolean take(UUID job, Instant now) {
        return jdbc.sql("DELETE FROM pending_triage WHERE job = :job AND due <= :now").param("job", job)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    private static Pending pending(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Pending(new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getObject("job", UUID.class), row.getTimestamp("due").toInstant());
    }
}
