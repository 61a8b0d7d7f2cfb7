package dev.triage.shadow;

import dev.triage.triage.RunDefault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Candidates in the database. */
@Repository
class CandidateRepository {

    private static final int LISTED_MAX = 50;

    private final JdbcClient jdbc;

    CandidateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a candidate; false, and nothing is changed, if it runs already or as many run as may. */
    boolean insert(Candidate candidate, int most) {
        return jdbc.sql("""
                        INSERT INTO shadow_candidate (id, model, prompt_version, base_model, base_prompt_version, share,
                                                      budget_usd, started_by, started_at)
                        SELECT :id, :model, :prompt, :baseModel, :basePrompt, :share, :budget, :author, :now
                        WHERE (SELECT count(*) FROM shadow_candidate WHERE ended_at IS NULL) < :most
                        ON CONFLICT DO NOTHING
                        """).param("id", candidate.id()).param("model", candidate.choice().model())
                .param("prompt", candidate.choice().promptVersion()).param("baseModel", candidate.base().model())
                .param("basePrompt", candidate.base().promptVersion()).param("share", candidate.share())
                .param("budget", candidate.budgetUsd()).param("author", candidate.startedBy())
                .param("now", Timestamp.from(candidate.startedAt())).param("most", most).update() == 1;
    }

    Optional<Candidate> find(UUID id) {
        return jdbc.sql("SELECT * FROM shadow_candidate WHERE id = :id").param("id", id)
                .query(CandidateRepository::candidate).optional();
    }

    /** Those that run first, then the newest. */
    List<Candidate> newestFirst() {
        return jdbc.sql("SELECT * FROM shadow_candidate ORDER BY ended_at IS NULL DESC, started_at DESC LIMIT "
                + LISTED_MAX).query(CandidateRepository::candidate).list();
    }

    boolean end(UUID id, String author, String reason, Instant now) {
        return jdbc.sql("""
                        UPDATE shadow_candidate SET ended_at = :now, ended_by = :author, end_reason = :reason
                        WHERE id = :id AND ended_at IS NULL
                        """).param("id", id).param("author", author).param("reason", reason)
                .param("now", Timestamp.from(now)).update() == 1;
    }

    /** Ends all that run. */
    void endAll(String author, String reason, Instant now) {
        jdbc.sql("""
                 UPDATE shadow_candidate SET ended_at = :now, ended_by = :author, end_reason = :reason
                 WHERE ended_at IS NULL
                 """).param("author", author).param("reason", reason).param("now", Timestamp.from(now)).update();
    }

    private static Candidate candidate(ResultSet row, int n) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Candidate(row.getObject("id", UUID.class),
                new RunDefault(row.getString("model"), row.getString("prompt_version")),
                new RunDefault(row.getString("base_model"), row.getString("base_prompt_version")),
                row.getDouble("share"), row.getBigDecimal("budget_usd"), row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(), ended == null ? null : ended.toInstant(),
                row.getString("ended_by"), row.getString("end_reason"));
    }
}
