package dev.triage.intake;

import dev.triage.incident.IncidentId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What joins alerts to incidents, and the turn that those who look must take. */
@Repository
class JoinKeyRepository {

    /** Any number that nothing else in this database locks. */
    private static final long TURN = 7_214_001_938L;

    private final JdbcClient jdbc;

    JoinKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An incident that an alert can join. */
    record Match(IncidentId incident, JoinKey key) {}

    /**
     * Waits until no other copy of the service places alerts, and keeps the others waiting until the transaction ends:
     * two alerts of one failure that come at once would otherwise make two incidents.
     */
    void takeTurn() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:turn)").param("turn", TURN).query((row, n) -> true).single();
    }

    /**
     * The incident that the first of the keys leads to, among several the one with the latest alert. A group is joined
     * as long as its incident is open; by the other keys, only incidents that had an alert since then.
     *
     * @param seenSince for keys other than the group
     * @param endedSince incidents that ended before are over
     */
    Optional<Match> match(List<JoinKey> keys, Instant seenSince, Instant endedSince) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        SELECT k.incident_id, asked.position
                        FROM unnest(:rules, :values, :scopes) WITH ORDINALITY AS asked (rule, value, scope, position)
                        JOIN alert_join_key k ON k.rule = asked.rule AND k.value = asked.value
                             AND (k.scope = asked.scope OR k.scope = '' OR asked.scope = '')
                        JOIN incident i ON i.id = k.incident_id
                        WHERE (k.rule = 'SAME_GROUP' OR k.last_seen >= :seenSince)
                          AND (i.status <> 'RESOLVED' OR i.resolved_at >= :endedSince)
                        ORDER BY asked.position, k.last_seen DESC
                        LIMIT 1
                        """).param("rules", keys.stream().map(key -> key.rule().name()).toArray(String[]::new))
                .param("values", keys.stream().map(JoinKey::value).toArray(String[]::new))
                .param("scopes", keys.stream().map(JoinKey::scope).toArray(String[]::new))
                .param("seenSince", Timestamp.from(seenSince)).param("endedSince", Timestamp.from(endedSince))
                .query((row, n) -> new Match(new IncidentId(row.getObject("incident_id", UUID.class)),
                        keys.get(row.getInt("position") - 1)))
                .optional();
    }

    /** From now on the keys lead to the incident. */
    void save(IncidentId incident, List<JoinKey> keys, Instant now) {
        if (!keys.isEmpty()) {
            jdbc.sql("""
                     INSERT INTO alert_join_key (incident_id, rule, value, scope, last_seen)
                     SELECT DISTINCT CAST(:incident AS uuid), rule, value, scope, CAST(:now AS timestamptz)
                     FROM unnest(:rules, :values, :scopes) AS given (rule, value, scope)
                     ON CONFLICT (incident_id, rule, value, scope) DO UPDATE SET last_seen = excluded.last_seen
                     """).param("incident", incident.value()).param("now", Timestamp.from(now))
                    .param("rules", keys.stream().map(key -> key.rule().name()).toArray(String[]::new))
                    .param("values", keys.stream().map(JoinKey::value).toArray(String[]::new))
                    .param("scopes", keys.stream().map(JoinKey::scope).toArray(String[]::new)).update();
        }
    }
}
