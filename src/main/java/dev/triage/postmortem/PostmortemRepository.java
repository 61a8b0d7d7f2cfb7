package dev.triage.postmortem;

import dev.triage.incident.IncidentId;
import dev.triage.incident.ServiceName;
import dev.triage.redact.RedactedText;
import dev.triage.triage.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Postmortems and their versions in the database. */
@Repository
class PostmortemRepository {

    private static final String CURRENT = """
                                          SELECT p.*, v.version, v.markdown, v.author, v.saved_at
                                          FROM postmortem p JOIN LATERAL (
                                              SELECT * FROM postmortem_version v WHERE v.incident_id = p.incident_id
                                              ORDER BY v.version DESC LIMIT 1) v ON true
                                          """;

    private final JdbcClient jdbc;
    private final ActionItemRepository actionItems;

    PostmortemRepository(JdbcClient jdbc, ActionItemRepository actionItems) {
        this.jdbc = jdbc;
        this.actionItems = actionItems;
    }

    /** Stores a first version; false if the incident has a postmortem already. */
    boolean insert(Postmortem first) {
        boolean made = jdbc.sql("""
                                INSERT INTO postmortem (incident_id, run_id, slug, language, revision, created_at)
                                VALUES (:incident, :run, :slug, :language, :revision, :now)
                                ON CONFLICT (incident_id) DO NOTHING
                                """).param("incident", first.incidentId().value())
                .param("run", first.runId() == null ? null : first.runId().value()).param("slug", first.slug())
                .param("language", first.language()).param("revision", first.revision())
                .param("now", Timestamp.from(first.savedAt())).update() == 1;
        if (made) {
            insertVersion(first.incidentId(), first.version(), first.markdown(), first.author(), first.savedAt());
            actionItems.append(first.incidentId(), first.actionItems());
        }
        return made;
    }

    Optional<Postmortem> find(IncidentId incident) {
        return jdbc.sql(CURRENT + "WHERE p.incident_id = :incident").param("incident", incident.value())
                .query(this::postmortem).optional();
    }

    Optional<Postmortem> findBySlug(String slug) {
        return jdbc.sql(CURRENT + "WHERE p.slug = :slug").param("slug", slug).query(this::postmortem).optional();
    }

    /** The postmortems, the one saved last first. */
    List<PostmortemSummary> newest(int limit) {
        return jdbc.sql("""
                        SELECT c.*, i.title, i.service,
                               (SELECT count(*) FROM action_item a
                                WHERE a.incident_id = c.incident_id AND a.done_at IS NULL) AS open_items
                        FROM (%s) c JOIN incident i ON i.id = c.incident_id
                        ORDER BY c.saved_at DESC, c.slug LIMIT :limit
                        """.formatted(CURRENT)).param("limit", limit)
                .query((row, n) -> new PostmortemSummary(row.getString("slug"),
                        RedactedText.fromStore(row.getString("title")), new ServiceName(row.getString("service")),
                        row.getString("author"), row.getTimestamp("saved_at").toInstant(),
                        row.getTimestamp("published_at") != null,
                        PublishGate.spans(row.getString("markdown")).size(), row.getInt("open_items")))
                .list();
    }

    /** Raises the revision of a draft; false if it is another one by now, or published. */
    boolean advance(IncidentId incident, int revision) {
        return jdbc.sql("""
                        UPDATE postmortem SET revision = revision + 1
                        WHERE incident_id = :incident AND revision = :revision AND published_at IS NULL
                        """).param("incident", incident.value()).param("revision", revision).update() == 1;
    }

    void insertVersion(IncidentId incident, int version, RedactedText markdown, String author, Instant now) {
        jdbc.sql("""
                 INSERT INTO postmortem_version (incident_id, version, markdown, author, begun_at, saved_at)
                 VALUES (:incident, :version, :markdown, :author, :now, :now)
                 """).param("incident", incident.value()).param("version", version)
                .param("markdown", markdown.value()).param("author", author).param("now", Timestamp.from(now)).update();
    }

    /** Goes on with the newest version if it is the author's own and was begun after the given time. */
    boolean continueVersion(IncidentId incident, int version, RedactedText markdown, String author, Instant begunAfter,
            Instant now) {
        return jdbc.sql("""
                        UPDATE postmortem_version SET markdown = :markdown, saved_at = :now
                        WHERE incident_id = :incident AND version = :version AND author = :author
                            AND begun_at > :begunAfter
                        """).param("markdown", markdown.value()).param("now", Timestamp.from(now))
                .param("incident", incident.value()).param("version", version).param("author", author)
                .param("begunAfter", Timestamp.from(begunAfter)).update() == 1;
    }

    /** Marks a draft of that revision as published; false if it is another one by now, or published. */
    boolean publish(IncidentId incident, int revision, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE postmortem SET published_at = :now, published_by = :by
                        WHERE incident_id = :incident AND revision = :revision AND published_at IS NULL
                        """).param("now", Timestamp.from(now)).param("by", by).param("incident", incident.value())
                .param("revision", revision).update() == 1;
    }

    /** All versions, the newest first. */
    List<PostmortemVersion> versions(IncidentId incident) {
        return jdbc.sql("""
                        SELECT version, markdown, author, begun_at, saved_at FROM postmortem_version
                        WHERE incident_id = :incident ORDER BY version DESC
                        """).param("incident", incident.value())
                .query((row, n) -> new PostmortemVersion(row.getInt("version"),
                        RedactedText.fromStore(row.getString("markdown")), row.getString("author"),
                        row.getTimestamp("begun_at").toInstant(), row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    private Postmortem postmortem(ResultSet row, int n) throws SQLException {
        IncidentId incident = new IncidentId(row.getObject("incident_id", UUID.class));
        @Nullable
        UUID run = row.getObject("run_id", UUID.class);
        @Nullable
        Timestamp published = row.getTimestamp("published_at");
        return new Postmortem(incident, run == null ? null : new RunId(run), row.getString("slug"),
                row.getString("language"), row.getInt("revision"), row.getInt("version"),
                RedactedText.fromStore(row.getString("markdown")), row.getString("author"),
                row.getTimestamp("saved_at").toInstant(),
                published == null
                        ? null
                        : new Postmortem.Publication(row.getString("published_by"), published.toInstant()),
                actionItems.of(incident));
    }
}
