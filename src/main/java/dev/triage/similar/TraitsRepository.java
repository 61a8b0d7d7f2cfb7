package dev.triage.similar;

import dev.triage.incident.IncidentId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The traits of incidents in the database. */
@Repository
class TraitsRepository {

    /** How many of the newest incidents tell how common a word is: enough to know, and bounded however many there are. */
    private static final int SAMPLE_INCIDENTS = 200;

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

    /** In how many of the newest incidents these words and codes stand. */
    Commonness commonness(IncidentTraits traits) {
        Map<String, Integer> incidents = new HashMap<>();
        Set<String> asked = new HashSet<>(traits.terms());
        asked.addAll(traits.errors());
        List<Integer> sample = jdbc.sql("""
                                        WITH newest AS MATERIALIZED (
                                            SELECT terms || errors AS marks FROM incident_traits
                                            ORDER BY occurred_at DESC LIMIT :sample)
                                        SELECT mark, count(*) AS incidents, (SELECT count(*) FROM newest) AS known
                                        FROM newest, unnest(marks) AS mark
                                        WHERE mark = ANY (:asked)
                                        GROUP BY mark
                                        """).param("sample", SAMPLE_INCIDENTS).param("asked", sorted(asked))
                .query((row, number) -> {
                    incidents.put(row.getString("mark"), row.getInt("incidents"));
                    return row.getInt("known");
                }).list();
        return new Commonness(incidents, sample.isEmpty() ? 0 : sample.getFirst());
    }

    private static String[] sorted(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Set<String> set(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.of((String[]) array.getArray());
    }
}
