package dev.triage.vault;

import dev.triage.incident.IncidentId;
import dev.triage.redact.Pseudonyms;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the originals of an incident under a key that the database does not have. Without a key nothing is kept. Secrets
 * never get here: the redactor throws them away before it looks for what is personal.
 */
@Service
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final int ROTATED_AT_ONCE = 100;
    private static final TypeReference<LinkedHashMap<String, String>> MAP = new TypeReference<>() {
    };

    private final VaultRepository repository;
    private final JsonMapper json = new JsonMapper();
    private final @Nullable SealingKey current;
    private final List<SealingKey> previous;

    Vault(VaultRepository repository, VaultProperties properties) {
        this.repository = repository;
        this.current = properties.key() == null
                ? null
                : new SealingKey(VaultProperties.decode("triage.vault.key", properties.key()));
        this.previous = properties.previousKeys().stream()
                .map(key -> new SealingKey(VaultProperties.decode("triage.vault.previous-keys", key))).toList();
    }

    /** The placeholders that an incident has so far; without a key none are known. */
    public Pseudonyms pseudonyms(IncidentId incident) {
        List<SealedOriginals> rows = current == null ? List.of() : repository.find(incident);
        return rows.isEmpty() ? Pseudonyms.none() : Pseudonyms.continuing(open(rows), version(rows));
    }

    /** Seals what has turned up; empty if there is nothing new or no key. */
    public Optional<SealedOriginals> seal(IncidentId incident, Pseudonyms pseudonyms) {
        return current == null || !pseudonyms.hasGrown()
                ? Optional.empty()
                : Optional.of(seal(current, incident, pseudonyms.originals(), pseudonyms.version()));
    }

    /**
     * Stores originals as part of the caller's transaction.
     *
     * @throws OptimisticLockingFailureException if others were stored since the placeholders were looked up
     */
    public void store(SealedOriginals sealed) {
        repository.save(sealed);
    }

    /** What the placeholders of an incident stand for. Only {@link Revealer} asks, with a reader at hand. */
    Originals originals(IncidentId incident) {
        return current == null && previous.isEmpty() ? Originals.NONE : new Originals(open(repository.find(incident)));
    }

    /** Seals anew what previous keys have sealed; true if there may be more. */
    boolean rotate() {
        if (current == null || previous.isEmpty()) {
            return false;
        }
        List<String> old = previous.stream().map(SealingKey::id).filter(id -> !id.equals(current.id())).toList();
        List<IncidentId> incidents = old.isEmpty() ? List.of() : repository.sealedWith(old, ROTATED_AT_ONCE);
        for (IncidentId incident : incidents) {
            List<SealedOriginals> rows = repository.find(incident);
            repository.save(seal(current, incident, open(rows), version(rows)));
            repository.delete(incident, old);
        }
        return incidents.size() == ROTATED_AT_ONCE;
    }

    private SealedOriginals seal(SealingKey key, IncidentId incident, Map<String, String> originals, int version) {
        return new SealedOriginals(incident, key.id(), version,
                key.seal(json.writeValueAsBytes(originals), associated(incident)));
    }

    private Map<String, String> open(List<SealedOriginals> rows) {
        Map<String, String> originals = new LinkedHashMap<>();
        for (SealedOriginals row : rows) {
            Optional<SealingKey> key = Stream.concat(Stream.ofNullable(current), previous.stream())
                    .filter(known -> known.id().equals(row.keyId())).findFirst();
            if (key.isEmpty()) {
                LOG.warn("originals of incident {} are sealed with key {}, which is not configured", row.incident(),
                        row.keyId());
                continue;
            }
            byte[] open = key.get().open(row.bytes(), associated(row.incident()));
            json.readValue(open, MAP).forEach(originals::putIfAbsent);
        }
        return originals;
    }

    private int version(List<SealedOriginals> rows) {
        return rows.stream().filter(row -> current != null && row.keyId().equals(current.id()))
                .mapToInt(SealedOriginals::version).findFirst().orElse(0);
    }

    private static byte[] associated(IncidentId incident) {
        return ByteBuffer.allocate(16).putLong(incident.value().getMostSignificantBits())
                .putLong(incident.value().getLeastSignificantBits()).array();
    }
}
