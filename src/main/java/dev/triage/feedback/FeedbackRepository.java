package dev.triage.feedback;

import dev.triage.diagnosis.CauseCode;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.triage.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people said, in the database. */
@Repository
class FeedbackRepository {

    private final JdbcClient jdbc;

    FeedbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a mark in place of the same person's earlier one. */
    void mark(HypothesisMark mark) {
        jdbc.sql("""
                 INSERT INTO hypothesis_mark (run_id, rank, cause_code, verdict, author, marked_at)
                 VALUES (:run, :rank, :cause, :verdict, :author, :now)
                 ON CONFLICT (run_id, rank, author) DO UPDATE SET verdict = :verdict, marked_at = :now
                 """).param("run", mark.runId().value()).param("rank", mark.rank())
                .param("cause", mark.causeCode().name()).param("verdict", mark.verdict().name())
                .param("author", mark.author()).param("now", Timestamp.from(mark.markedAt())).update();
    }

    void unmark(RunId run, int rank, String author) {
        jdbc.sql("DELETE FROM hypothesis_mark WHERE run_id = :run AND rank = :rank AND author = :author")
                .param("run", run.value()).param("rank", rank).param("author", author).update();
    }

    /** By rank, then the earliest first. */
    List<HypothesisMark> marks(RunId run) {
        return jdbc.sql("SELECT * FROM hypothesis_mark WHERE run_id = :run ORDER BY rank, marked_at")
                .param("run", run.value()).query(FeedbackRepository::mark).list();
    }

    void changed(IncidentId incident, StatusChange change) {
        jdbc.sql("""
                 INSERT INTO incident_status_change (incident_id, status, author, changed_at)
                 VALUES (:incident, :status, :author, :at)
                 """).param("incident", incident.value()).param("status", change.status().name())
                .param("author", change.author()).param("at", Timestamp.from(change.changedAt())).update();
    }

    /** The earliest first. */
    List<StatusChange> changes(IncidentId incident) {
        return jdbc.sql("SELECT * FROM incident_status_change WHERE incident_id = :incident ORDER BY changed_at")
                .param("incident", incident.value())
                .query((row, n) -> new StatusChange(IncidentStatus.valueOf(row.getString("status")),
                        row.getString("author"), row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private static HypothesisMark mark(ResultSet row, int n) throws SQLException {
        return new HypothesisMark(new RunId(row.getObject("run_id", UUID.class)), row.getInt("rank"),
                CauseCode.valueOf(row.getString("cause_code")), Verdict.valueOf(row.getString("verdict")),
                row.getString("author"), row.getTimestamp("marked_at").toInstant());
    }
}
