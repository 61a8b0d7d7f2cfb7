package dev.triage.incident;

import dev.triage.redact.RedactedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The incidents in the database. Times are kept to the microsecond. */
@Repository
public class IncidentRepository {

    private static final String SUMMARY_COLUMNS = """
                                                  id, title, service, symptoms, started_at, reported_severity, labels, status, origin, created_at,
                                                  cause_code, root_cause, fix, resolved_at, fix_outcome""";

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    /** Works on the given database. */
    public IncidentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a new incident; one that is stored already is a bug of the caller and fails. */
    public void insert(Incident incident) {
        Resolution resolution = incident.resolution();
        jdbc.sql("""
                 INSERT INTO incident (id, title, service, symptoms, started_at, reported_severity, labels, context,
                                       status, origin, created_at, cause_code, root_cause, fix, resolved_at,
                                       fix_outcome)
                 VALUES (:id, :title, :service, :symptoms, :started, :severity, CAST(:labels AS jsonb), :context,
                         :status, :origin, :created, :cause, :rootCause, :fix, :resolved, :fixOutcome)
                 """).param("id", incident.id().value()).param("title", incident.title().value())
                .param("service", incident.service().value()).param("symptoms", incident.symptoms().value())
                .param("started", timestamp(incident.startedAt()))
                .param("severity", incident.reportedSeverity().name()).param("labels", labels(incident.labels()))
                .param("context", incident.context().value()).param("status", incident.status().name())
                .param("origin", incident.origin().name()).param("created", timestamp(incident.createdAt()))
                .param("cause", resolution == null ? null : resolution.causeCode())
                .param("rootCause", resolution == null ? null : resolution.rootCause().value())
                .param("fix", resolution == null ? null : resolution.fix().value())
                .param("resolved", resolution == null ? null : timestamp(resolution.resolvedAt()))
                .param("fixOutcome", resolution == null ? null : resolution.fixOutcome().name()).update();
    }

    /** One incident. */
    public Optional<Incident> find(IncidentId id) {
        return jdbc.sql("SELECT " + SUMMARY_COLUMNS + ", context FROM incident WHERE id = :id")
                .param("id", id.value()).query(this::incident).optional();
    }

    /** The given incidents without their contexts; ids that are not stored are missing from the answer. */
    public Map<IncidentId, IncidentSummary> summaries(Collection<IncidentId> ids) {
        Map<IncidentId, IncidentSummary> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT " + SUMMARY_COLUMNS + " FROM incident WHERE id IN (:ids)")
                    .param("ids", ids.stream().map(IncidentId::value).toList()).query(this::summary).list()
                    .forEach(summary -> found.put(summary.id(), summary));
        }
        return found;
    }

    /**
     * A page of incidents, the newest report first. Pages that follow one another neither repeat nor miss an incident,
     * whatever is reported meanwhile.
     *
     * @throws InvalidCursorException if the cursor is not one of ours
     */
    public IncidentPage list(IncidentFilter filter) {
        return list(filter, IncidentQuery.asReported(filter));
    }

    /**
     * As {@link #list}, but an incident whose reporter gave no severity has that of its newest report.
     *
     * @throws InvalidCursorException if the cursor is not one of ours
     */
    public IncidentPage listAsShown(IncidentFilter filter) {
        return list(filter, IncidentQuery.asShown(filter));
    }

    private IncidentPage list(IncidentFilter filter, IncidentQuery query) {
        List<IncidentSummary> rows = jdbc.sql("""
                                              SELECT %s FROM incident
                                              %s
                                              ORDER BY created_at DESC, id DESC
                                              LIMIT :limit
                                              """.formatted(SUMMARY_COLUMNS, query.where())).params(query.params())
                .param("limit", filter.limit() + 1).query(this::summary).list();
        if (rows.size() <= filter.limit()) {
            return new IncidentPage(rows, null);
        }
        List<IncidentSummary> page = rows.subList(0, filter.limit());
        IncidentSummary last = page.getLast();
        return new IncidentPage(page, new PageCursor(last.createdAt(), last.id().value()).encoded());
    }

    /** How many incidents are stored, of every origin. */
    public long count() {
        return jdbc.sql("SELECT count(*) FROM incident").query(Long.class).single();
    }

    /**
     * Moves an incident to OPEN or MITIGATED. One that was resolved is thereby reopened and has no resolution any more.
     *
     * @return false if there is no such incident
     * @throws IllegalArgumentException for RESOLVED, which takes a resolution: use {@link #resolve}
     */
    public boolean updateStatus(IncidentId id, IncidentStatus status) {
        if (status == IncidentStatus.RESOLVED) {
            throw new IllegalArgumentException("an incident is resolved by saying what it was and what ended it");
        }
        return jdbc.sql("UPDATE incident SET status = :status, resolved_at = NULL WHERE id = :id")
                .param("status", status.name()).param("id", id.value()).update() == 1;
    }

    /**
     * Ends an incident, or corrects how it ended. The caller indexes it anew for search.
     *
     * @return false if there is no such incident
     */
    public boolean resolve(IncidentId id, Resolution resolution) {
        return jdbc.sql("""
                        UPDATE incident
                        SET status = 'RESOLVED', cause_code = :cause, root_cause = :rootCause, fix = :fix,
                            resolved_at = :resolved, fix_outcome = :fixOutcome
                        WHERE id = :id
                        """).param("cause", resolution.causeCode()).param("rootCause", resolution.rootCause().value())
                .param("fix", resolution.fix().value()).param("resolved", timestamp(resolution.resolvedAt()))
                .param("fixOutcome", resolution.fixOutcome().name()).param("id", id.value()).update() == 1;
    }

    private Incident incident(ResultSet row, int number) throws SQLException {
        IncidentSummary summary = summary(row, number);
        return new Incident(summary.id(), summary.title(), summary.service(), summary.symptoms(), summary.startedAt(),
                summary.reportedSeverity(), summary.labels(), text(row, "context"), summary.status(), summary.origin(),
                summary.createdAt(), summary.resolution());
    }

    private IncidentSummary summary(ResultSet row, int number) throws SQLException {
        Map<String, RedactedText> labels = new HashMap<>();
        json.readValue(row.getString("labels"), LABELS)
                .forEach((name, value) -> labels.put(name, RedactedText.fromStore(value)));
        Timestamp started = row.getTimestamp("started_at");
        Timestamp resolved = row.getTimestamp("resolved_at");
        Resolution resolution = resolved == null
                ? null
                : new Resolution(row.getString("cause_code"), text(row, "root_cause"), text(row, "fix"),
                        resolved.toInstant(), FixOutcome.valueOf(row.getString("fix_outcome")));
        return new IncidentSummary(new IncidentId(row.getObject("id", UUID.class)), text(row, "title"),
                new ServiceName(row.getString("service")), text(row, "symptoms"),
                started == null ? null : started.toInstant(), Severity.valueOf(row.getString("reported_severity")),
                labels, IncidentStatus.valueOf(row.getString("status")), Origin.valueOf(row.getString("origin")),
                row.getTimestamp("created_at").toInstant(), resolution);
    }

    private String labels(Map<String, RedactedText> labels) {
        Map<String, String> plain = new TreeMap<>();
        labels.forEach((name, value) -> plain.put(name, value.value()));
        return json.writeValueAsString(plain);
    }

    private static RedactedText text(ResultSet row, String column) throws SQLException {
        return RedactedText.fromStore(row.getString(column));
    }

    /** Cut, not rounded as PostgreSQL would, so that an incident is never later than the clock that reported it. */
    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
