package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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

/** The alerts in the database. */
@Repository
class AlertRepository {

    private static final String COLUMNS = """
                                          id, incident_id, source, name, status, severity, service, labels, summary, link, starts_at, changed_at,
                                          received_at, deliveries, merge_rule, merge_reason, in_context""";

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    AlertRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** This firing of the alert, if it was told before. */
    Optional<StoredAlert> firing(Alert alert) {
        return jdbc
                .sql("SELECT " + COLUMNS
                        + """
                           FROM alert WHERE source = :source AND fingerprint = :fingerprint AND starts_at = :starts
                          """)
                .param("source", alert.source()).param("fingerprint", alert.fingerprint())
                .param("starts", Timestamp.from(alert.startsAt())).query(this::alert).optional();
    }

    /** The last firing of the alert that belongs to an incident. */
    Optional<StoredAlert> lastFiring(String source, String fingerprint) {
        return jdbc.sql("SELECT " + COLUMNS
                + """
                   FROM alert WHERE source = :source AND fingerprint = :fingerprint AND incident_id IS NOT NULL
                  ORDER BY starts_at DESC LIMIT 1
                  """).param("source", source).param("fingerprint", fingerprint).query(this::alert).optional();
    }

    void insert(Alert alert, @Nullable IncidentId incident, MergeRule rule, RedactedText reason, boolean inContext,
            Instant now) {
        Map<String, String> labels = new TreeMap<>();
        alert.labels().forEach((name, value) -> labels.put(name, value.value()));
        jdbc.sql("""
                 INSERT INTO alert (id, incident_id, source, fingerprint, name, status, severity, service, labels,
                                    summary, link, starts_at, changed_at, received_at, last_received_at, merge_rule,
                                    merge_reason, in_context)
                 VALUES (:id, :incident, :source, :fingerprint, :name, :status, :severity, :service,
                         CAST(:labels AS jsonb), :summary, :link, :starts, :changed, :now, :now, :rule, :reason,
                         :inContext)
                 """).param("id", alert.id()).param("incident", incident == null ? null : incident.value())
                .param("source", alert.source()).param("fingerprint", alert.fingerprint())
                .param("name", alert.name().value()).param("status", alert.status().name())
                .param("severity", alert.severity().name())
                .param("service", alert.service() == null ? null : alert.service().value())
                .param("labels", json.writeValueAsString(labels)).param("summary", alert.summary().value())
                .param("link", alert.link().value()).param("starts", Timestamp.from(alert.startsAt()))
                .param("changed", Timestamp.from(alert.changedAt())).param("now", Timestamp.from(now))
                .param("rule", rule.name()).param("reason", reason.value()).param("inContext", inContext).update();
    }

    /** Counts a delivery; the status moves only forward in time. */
    void delivered(UUID id, AlertStatus status, Instant changedAt, Instant now) {
        jdbc.sql("""
                 UPDATE alert
                 SET deliveries = deliveries + 1, last_received_at = :now,
                     status = CASE WHEN changed_at <= :changed THEN :status ELSE status END,
                     changed_at = greatest(changed_at, :changed)
                 WHERE id = :id
                 """).param("id", id).param("status", status.name()).param("changed", Timestamp.from(changedAt))
                .param("now", Timestamp.from(now)).update();
    }

    /** Ends the firings before one that has begun anew; the word of their end never came. */
    void endBefore(Alert alert) {
        jdbc.sql("""
                 UPDATE alert SET status = 'RESOLVED', changed_at = greatest(changed_at, :starts)
                 WHERE source = :source AND fingerprint = :fingerprint AND status = 'FIRING' AND starts_at < :starts
                 """).param("source", alert.source()).param("fingerprint", alert.fingerprint())
                .param("starts", Timestamp.from(alert.startsAt())).update();
    }

    /** Whether every alert of the incident has ended. */
    boolean allResolved(IncidentId incident) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM alert WHERE incident_id = :id AND status = 'FIRING')")
                .param("id", incident.value()).query(Boolean.class).single();
    }

    /** The alerts of an incident in the order of their arrival, from the one behind {@code after} on. */
    List<StoredAlert> ofIncident(IncidentId incident, @Nullable UUID after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM alert WHERE incident_id = :id"
                + (after == null ? "" : """
                                         AND position > (SELECT position FROM alert WHERE id = :after)
                                        """) + " ORDER BY position LIMIT :limit").param("id", incident.value())
                .param("after", after)
                .param("limit", limit).query(this::alert).list();
    }

    Optional<StoredAlert> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM alert WHERE id = :id").param("id", id).query(this::alert)
                .optional();
    }

    int count(IncidentId incident) {
        return jdbc.sql("SELECT count(*) FROM alert WHERE incident_id = :id").param("id", incident.value())
                .query(Integer.class).single();
    }

    /** All firings of the same alert in the incident go to another one. */
    void move(UUID id, IncidentId from, IncidentId to, RedactedText reason) {
        jdbc.sql("""
                 UPDATE alert SET incident_id = :to, merge_rule = 'SPLIT', merge_reason = :reason,
                                  in_context = (alert.id = :id)
                 FROM alert split
                 WHERE split.id = :id AND alert.source = split.source AND alert.fingerprint = split.fingerprint
                   AND alert.incident_id = :from
                 """).param("id", id).param("from", from.value()).param("to", to.value())
                .param("reason", reason.value()).update();
    }

    private StoredAlert alert(ResultSet row, int n) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        String service = row.getString("service");
        Map<String, RedactedText> labels = new HashMap<>();
        json.readValue(row.getString("labels"), LABELS)
                .forEach((name, value) -> labels.put(name, RedactedText.fromStore(value)));
        return new StoredAlert(row.getObject("id", UUID.class), incident == null ? null : new IncidentId(incident),
                row.getString("source"), text(row, "name"), AlertStatus.valueOf(row.getString("status")),
                Severity.valueOf(row.getString("severity")), service == null ? null : new ServiceName(service), labels,
                text(row, "summary"), text(row, "link"), row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(), row.getTimestamp("received_at").toInstant(),
                row.getInt("deliveries"), MergeRule.valueOf(row.getString("merge_rule")), text(row, "merge_reason"),
                row.getBoolean("in_context"));
    }

    private static RedactedText text(ResultSet row, String column) throws SQLException {
        return RedactedText.fromStore(row.getString(column));
    }
}
