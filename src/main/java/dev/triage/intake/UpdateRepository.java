package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The updates in the database. */
@Repository
class UpdateRepository {

    private static final String COLUMNS = "id, incident_id, source, author, body, occurred_at, created_at";

    private final JdbcClient jdbc;

    UpdateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if an update with this external id is stored already. */
    boolean insert(IncidentUpdate update, @Nullable String externalId) {
        return jdbc.sql("""
                        INSERT INTO incident_update (id, incident_id, source, author, body, external_id, occurred_at,
                                                     created_at)
                        VALUES (:id, :incident, :source, :author, :body, :external, :occurred, :created)
                        ON CONFLICT (incident_id, source, external_id) DO NOTHING
                        """).param("id", update.id()).param("incident", update.incidentId().value())
                .param("source", update.source()).param("author", update.author().value())
                .param("body", update.text().value()).param("external", externalId)
                .param("occurred", Timestamp.from(update.occurredAt()))
                .param("created", Timestamp.from(update.createdAt())).update() == 1;
    }

    Optional<IncidentUpdate> find(IncidentId incident, String source, String externalId) {
        return jdbc
                .sql("SELECT " + COLUMNS
                        + """
                           FROM incident_update WHERE incident_id = :incident AND source = :source AND external_id = :external
                          """)
                .param("incident", incident.value()).param("source", source).param("external", externalId)
                .query(UpdateRepository::update).optional();
    }

    /** The updates of an incident in the order in which they came, from the one behind {@code after} on. */
    List<IncidentUpdate> ofIncident(IncidentId incident, @Nullable UUID after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM incident_update WHERE incident_id = :incident" + (after == null
                ? ""
                : " AND (created_at, id) > (SELECT created_at, id FROM incident_update WHERE id = :after)")
                + " ORDER BY created_at, id LIMIT :limit").param("incident", incident.value()).param("after", after)
                .param("limit", limit).query(UpdateRepository::update).list();
    }

    private static IncidentUpdate update(ResultSet row, int n) throws SQLException {
        return new IncidentUpdate(row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)), row.getString("source"),
                RedactedText.fromStore(row.getString("author")), RedactedText.fromStore(row.getString("body")),
                row.getTimestamp("occurred_at").toInstant(), row.getTimestamp("created_at").toInstant());
    }
}
