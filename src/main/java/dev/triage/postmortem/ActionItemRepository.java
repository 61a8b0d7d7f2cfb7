package dev.triage.postmortem;

import dev.triage.diagnosis.Priority;
import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Action items in the database, in the order in which they were added. */
@Repository
class ActionItemRepository {

    private final JdbcClient jdbc;

    ActionItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(IncidentId incident, List<ActionItem> items) {
        for (ActionItem item : items) {
            jdbc.sql("""
                     INSERT INTO action_item (id, incident_id, position, action, owner, priority, due, done_at, done_by)
                     SELECT :id, :incident, coalesce(max(position), 0) + 1, :action, :owner, :priority,
                            CAST(:due AS date), CAST(:doneAt AS timestamptz), :doneBy
                     FROM action_item WHERE incident_id = :incident
                     """).param("id", item.id()).param("incident", incident.value())
                    .param("action", item.action().value()).param("owner", item.owner().value())
                    .param("priority", item.priority().name()).param("due", item.due())
                    .param("doneAt", doneAt(item)).param("doneBy", item.done() == null ? null : item.done().by())
                    .update();
        }
    }

    /** False if the incident's postmortem has no such item. */
    boolean update(IncidentId incident, ActionItem item) {
        return jdbc.sql("""
                        UPDATE action_item SET action = :action, owner = :owner, priority = :priority,
                            due = CAST(:due AS date), done_at = CAST(:doneAt AS timestamptz), done_by = :doneBy
                        WHERE id = :id AND incident_id = :incident
                        """).param("action", item.action().value()).param("owner", item.owner().value())
                .param("priority", item.priority().name()).param("due", item.due())
                .param("doneAt", doneAt(item)).param("doneBy", item.done() == null ? null : item.done().by())
                .param("id", item.id()).param("incident", incident.value()).update() == 1;
    }

    boolean delete(IncidentId incident, UUID item) {
        return jdbc.sql("DELETE FROM action_item WHERE id = :id AND incident_id = :incident").param("id", item)
                .param("incident", incident.value()).update() == 1;
    }

    List<ActionItem> of(IncidentId incident) {
        return jdbc.sql("SELECT * FROM action_item WHERE incident_id = :incident ORDER BY position")
                .param("incident", incident.value()).query(ActionItemRepository::item).list();
    }

    private static ActionItem item(ResultSet row, int n) throws SQLException {
        @Nullable
        Timestamp doneAt = row.getTimestamp("done_at");
        return new ActionItem(row.getObject("id", UUID.class), RedactedText.fromStore(row.getString("action")),
                RedactedText.fromStore(row.getString("owner")), Priority.valueOf(row.getString("priority")),
                row.getObject("due", LocalDate.class),
                doneAt == null ? null : new ActionItem.Done(row.getString("done_by"), doneAt.toInstant()));
    }

    private static @Nullable Timestamp doneAt(ActionItem item) {
        return item.done() == null ? null : Timestamp.from(item.done().at());
    }
}
