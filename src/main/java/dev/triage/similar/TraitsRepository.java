package dev.triage.similar;

import dev.triage.incident.IncidentId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The traits of incidents in the database. */
@Repository
class TraitsRepository {

    /** How many of the newest incidents tell how common a word is: enough to know, and bounded however many there are. */
    private static final int SAMPLE_INCIDENTS = 500;

    private final JdbcClient jdbc;

    TraitsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(IncidentId incident, Instant occurredAt, IncidentTraits traits) {
        jdbc.sql("""
                 INSERT INTO incident_traits (incident_id, occurred_at, services, errors, terms)
                 VALUES (:id, :occurred, :services, :errors, :terms)
                 ON CONFLICT (incident_id) DO UPDATE
                 SET occurred_at = excluded.occurred_at, services = excluded.services, errors = excluded.errors,
                     terms = excluded.terms
                 """).param("id", incident.value()).param("occurred", Timestamp.from(occurredAt))
                .param("services", sorted(traits.services())).param("errors", sorted(traits.errors()))
                .param("terms", sorted(traits.terms())).update();
    }

    Map<IncidentId, IncidentTraits> find(Collection<IncidentId> incidents) {
        Map<IncidentId, IncidentTraits> found = new HashMap<>();
        if (!incidents.isEmpty()) {
            jdbc.sql("SELECT incident_id, services, errors, terms FROM incident_traits WHERE incident_id IN (:ids)")
                    .param("ids", incidents.stream().map(IncidentId::value).toList()).query(row -> {
                        found.put(new IncidentId(row.getObject("incident_id", UUID.class)),
                                new IncidentTraits(set(row, "services"), set(row, "errors"), set(row, "terms")));
                    });
        }
        return found;
    }

    /** In how many of the newest incidents each word stands; words that are in none are missing from the answer. */
    Map<String, Integer> frequencies(Set<String> terms) {
        Map<String, Integer> frequencies = new HashMap<>();
        jdbc.sql("""
                 SELECT term, count(*) AS incidents
                 FROM (SELECT terms FROM incident_traits ORDER BY occurred_at DESC LIMIT :sample) AS newest,
                      unnest(terms) AS term
                 WHERE term = ANY (:terms)
                 GROUP BY term
                 """).param("sample", SAMPLE_INCIDENTS).param("terms", sorted(terms)).query(row -> {
            frequencies.put(row.getString("term"), row.getInt("incidents"));
        });
        return frequencies;
    }

    private static String[] sorted(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Set<String> set(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.of((String[]) array.getArray());
    }
}
