package dev.triage.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes of the default, in the database. Rows are added, never changed. */
@Repository
class RunDefaultRepository {

    private static final int LISTED_MAX = 50;

    private final JdbcClient jdbc;

    RunDefaultRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RunDefaultChange> newest() {
        return jdbc.sql("SELECT * FROM run_default_change ORDER BY number DESC LIMIT 1")
                .query(RunDefaultRepository::change).optional();
    }

    /** The newest first. */
    List<RunDefaultChange> newestFirst() {
        return jdbc.sql("SELECT * FROM run_default_change ORDER BY number DESC LIMIT " + LISTED_MAX)
                .query(RunDefaultRepository::change).list();
    }

    /**
     * Adds a change.
     *
     * @param seen number of the newest change that the author knew of; 0 for none
     * @return false, and nothing is changed, if there is a newer one
     */
    boolean append(RunDefaultChange change, long seen) {
        return jdbc.sql("""
                        INSERT INTO run_default_change (number, before_model, before_prompt_version, model,
                                                        prompt_version, author, reason, changed_at)
                        SELECT :seen + 1, :beforeModel, :beforePrompt, :model, :prompt, :author, :reason, :now
                        WHERE coalesce((SELECT max(number) FROM run_default_change), 0) = :seen
                        ON CONFLICT (number) DO NOTHING
                        """).param("seen", seen).param("beforeModel", change.before().model())
                .param("beforePrompt", change.before().promptVersion()).param("model", change.after().model())
                .param("prompt", change.after().promptVersion()).param("author", change.author())
                .param("reason", change.reason()).param("now", Timestamp.from(change.changedAt())).update() == 1;
    }

    private static RunDefaultChange change(ResultSet row, int n) throws SQLException {
        return new RunDefaultChange(row.getLong("number"),
                new RunDefault(row.getString("before_model"), row.getString("before_prompt_version")),
                new RunDefault(row.getString("model"), row.getString("prompt_version")), row.getString("author"),
                row.getString("reason"), row.getTimestamp("changed_at").toInstant());
    }
}
