package dev.triage.sample;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentRepository;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the samples into an empty database, once, however many copies of the service start at the same moment. */
@Repository
class SampleRepository {

    /** Any number that no other lock of this service has. */
    private static final long LOCK = 7_302_026_112_101L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IncidentRepository incidents;

    SampleRepository(JdbcClient jdbc, TransactionTemplate transaction, IncidentRepository incidents) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.incidents = incidents;
    }

    /** Stores all of them if there is no incident yet; whether it did. */
    boolean insertIntoEmpty(List<Incident> samples) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().singleRow();
            if (incidents.count() > 0) {
                return false;
            }
            samples.forEach(incidents::insert);
            return true;
        }));
    }
}
