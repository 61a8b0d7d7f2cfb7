package dev.triage.slack;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests that were taken, over all copies of the service. */
@Repository
class SlackRequestRepository {

    private final JdbcClient jdbc;

    SlackRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a request; false if it was taken before.
     *
     * @param forgetBefore requests from before are too old to be taken again, and are forgotten
     */
    boolean take(String signatureHash, Instant now, Instant forgetBefore) {
        jdbc.sql("DELETE FROM slack_request WHERE seen_at < :before").param("before", Timestamp.from(forgetBefore))
                .update();
        return jdbc.sql("""
                        INSERT INTO slack_request (signature_hash, seen_at) VALUES (:hash, :now)
                        ON CONFLICT DO NOTHING
                        """).param("hash", signatureHash).param("now", Timestamp.from(now)).update() == 1;
    }
}
