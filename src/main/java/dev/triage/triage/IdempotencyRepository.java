package dev.triage.triage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which request a client's idempotency key stands for. Only hashes are kept. */
@Repository
class IdempotencyRepository {

    /** What a key was used for before. */
    record Earlier(String requestHash, RunId run) {}

    private final JdbcClient jdbc;

    IdempotencyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a key; false if it is taken. Waits for a concurrent request with the same key to commit. */
    boolean take(String keyHash, String requestHash, RunId run, Instant now) {
        return jdbc.sql("""
                        INSERT INTO idempotency_key (key_hash, request_hash, run_id, created_at)
                        VALUES (:key, :request, :run, :now) ON CONFLICT (key_hash) DO NOTHING
                        """).param("key", keyHash).param("request", requestHash).param("run", run.value())
                .param("now", Timestamp.from(now)).update() == 1;
    }

    Optional<Earlier> find(String keyHash) {
        return jdbc.sql("SELECT request_hash, run_id FROM idempotency_key WHERE key_hash = :key").param("key", keyHash)
                .query((row, n) -> new Earlier(row.getString("request_hash"),
                        new RunId(row.getObject("run_id", UUID.class))))
                .optional();
    }
}
