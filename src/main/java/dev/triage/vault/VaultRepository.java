package dev.triage.vault;

import dev.triage.incident.IncidentId;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed originals in the database, one row an incident and key; they go with their incident. */
@Repository
class VaultRepository {

    private final JdbcClient jdbc;

    VaultRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SealedOriginals> find(IncidentId incident) {
        return jdbc.sql("SELECT key_id, version, sealed FROM sealed_original WHERE incident_id = :incident")
                .param("incident", incident.value()).query((row, n) -> new SealedOriginals(incident,
                        row.getString("key_id"), row.getInt("version"), row.getBytes("sealed")))
                .list();
    }

    /** @throws OptimisticLockingFailureException if another write came in between */
    void save(SealedOriginals sealed) {
        int changed = jdbc
                .sql(sealed.version() == 0 ? """
                                             INSERT INTO sealed_original (incident_id, key_id, version, sealed)
                                             VALUES (:incident, :key, :version + 1, :sealed)
                                             ON CONFLICT DO NOTHING
                                             """ : """
                                                   UPDATE sealed_original
                                                   SET sealed = :sealed, version = :version + 1
                                                   WHERE incident_id = :incident AND key_id = :key
                                                     AND version = :version
                                                   """).param("incident", sealed.incident().value())
                .param("key", sealed.keyId()).param("version", sealed.version()).param("sealed", sealed.bytes())
                .update();
        if (changed != 1) {
            throw new OptimisticLockingFailureException(
                    "the originals of incident " + sealed.incident() + " were changed");
        }
    }

    void delete(IncidentId incident, List<String> keyIds) {
        if (!keyIds.isEmpty()) {
            jdbc.sql("DELETE FROM sealed_original WHERE incident_id = :incident AND key_id IN (:keys)")
                    .param("incident", incident.value()).param("keys", keyIds).update();
        }
    }

    /** Incidents with originals under one of these keys. */
    List<IncidentId> sealedWith(List<String> keyIds, int limit) {
        return jdbc.sql("SELECT DISTINCT incident_id FROM sealed_original WHERE key_id IN (:keys) LIMIT :limit")
                .param("keys", keyIds).param("limit", limit)
                .query((row, n) -> new IncidentId(row.getObject("incident_id", UUID.class))).list();
    }
}
