package dev.triage.security;

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

/** API keys in the database, by their hashes. */
@Repository
class ApiKeyRepository {

    private static final int LISTED_MAX = 1000;
    private static final String COLUMNS = "id, name, prefix, role, reveal, created_at, last_used_at, revoked_at";

    private final JdbcClient jdbc;

    ApiKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApiKey key, String hash) {
        jdbc.sql("""
                 INSERT INTO api_key (id, name, prefix, hash, role, reveal, created_at)
                 VALUES (:id, :name, :prefix, :hash, :role, :reveal, :created)
                 """).param("id", key.id()).param("name", key.name()).param("prefix", key.prefix()).param("hash", hash)
                .param("role", key.role().name()).param("reveal", key.reveal())
                .param("created", Timestamp.from(key.createdAt())).update();
    }

    /** All keys, the revoked ones too, the newest first. */
    List<ApiKey> list() {
        return jdbc.sql("SELECT %s FROM api_key ORDER BY created_at DESC, id LIMIT :max".formatted(COLUMNS))
                .param("max", LISTED_MAX).query(ApiKeyRepository::key).list();
    }

    Optional<ApiKey> findUsable(String hash) {
        return jdbc.sql("SELECT %s FROM api_key WHERE hash = :hash AND revoked_at IS NULL".formatted(COLUMNS))
                .param("hash", hash).query(ApiKeyRepository::key).optional();
    }

    /** Revokes a key; a second time changes nothing. False if there is no such key. */
    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("UPDATE api_key SET revoked_at = coalesce(revoked_at, :now) WHERE id = :id").param("id", id)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    /** Notes that a key was used, unless that was noted within the resolution. */
    void touch(UUID id, Instant now, Duration resolution) {
        jdbc.sql("""
                 UPDATE api_key SET last_used_at = :now
                 WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :stale)
                 """).param("id", id).param("now", Timestamp.from(now))
                .param("stale", Timestamp.from(now.minus(resolution))).update();
    }

    /** Whether there is or ever was a key. */
    boolean any() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM api_key)").query(Boolean.class).single();
    }

    /** Whether there is a key that has not been revoked. */
    boolean anyUsable() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM api_key WHERE revoked_at IS NULL)").query(Boolean.class).single();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(row.getObject("id", UUID.class), row.getString("name"), row.getString("prefix"),
                Role.valueOf(row.getString("role")), row.getBoolean("reveal"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_used_at")), instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
