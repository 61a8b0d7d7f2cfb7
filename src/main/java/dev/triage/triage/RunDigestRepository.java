package dev.triage.triage;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lists say about runs, read from columns that the database keeps beside the report. */
@Repository
public class RunDigestRepository {

    private static final int CITING_MAX = 50;
    private static final int OF_INCIDENT_MAX = 100;
    private static final String COLUMNS = "run.incident_id, run.id, run.status, run.created_at, run.model,"
            + " run.prompt_version, run.language, run.answered_by, run.severity, run.claims_checked,"
            + " run.claims_grounded, run.errors_found";

    private final JdbcClient jdbc;

    RunDigestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest run of each of these incidents; an incident without a run is missing from the answer. */
    public Map<IncidentId, RunDigest> newest(Collection<IncidentId> incidents) {
        Map<IncidentId, RunDigest> found = new HashMap<>();
        if (incidents.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                 SELECT %s FROM incident CROSS JOIN LATERAL (
                     SELECT * FROM triage_run WHERE incident_id = incident.id ORDER BY created_at DESC, id DESC LIMIT 1
                 ) run WHERE incident.id IN (:ids)
                 """.formatted(COLUMNS)).param("ids", incidents.stream().map(IncidentId::value).toList())
                .query(RunDigestRepository::digest).list().forEach(run -> found.put(run.incidentId(), run));
        return found;
    }

    /** The runs of an incident, the newest first. */
    public List<RunDigest> ofIncident(IncidentId incident) {
        return jdbc.sql("""
                        SELECT %s FROM triage_run run WHERE run.incident_id = :incident
                        ORDER BY run.created_at DESC, run.id DESC LIMIT :max
                        """.formatted(COLUMNS)).param("incident", incident.value()).param("max", OF_INCIDENT_MAX)
                .query(RunDigestRepository::digest).list();
    }

    /**
     * The newest runs whose report names one of these runbook sections, one of each incident.
     *
     * @param anchors addresses of the sections, as {@code slug#heading}
     */
    public List<RunDigest> naming(Collection<String> anchors) {
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT DISTINCT ON (run.incident_id) %s FROM triage_run run
                            WHERE runbook_anchors ??| :anchors AND runbook_anchors IS NOT NULL
                            ORDER BY run.incident_id, run.created_at DESC
                        ) named ORDER BY created_at DESC LIMIT :max
                        """.formatted(COLUMNS)).param("anchors", anchors.toArray(String[]::new))
                .param("max", CITING_MAX).query(RunDigestRepository::digest).list();
    }

    private static RunDigest digest(ResultSet row, int n) throws SQLException {
        String severity = row.getString("severity");
        return new RunDigest(new IncidentId(row.getObject("incident_id", UUID.class)),
                new RunId(row.getObject("id", UUID.class)), RunStatus.valueOf(row.getString("status")),
                row.getTimestamp("created_at").toInstant(), row.getString("model"), row.getString("prompt_version"),
                row.getString("language"), row.getString("answered_by"),
                severity == null ? null : Severity.valueOf(severity), (Integer) row.getObject("claims_checked"),
                (Integer) row.getObject("claims_grounded"), (Integer) row.getObject("errors_found"));
    }
}
