package dev.triage.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The keys of API clients. What is known of a key is believed for a moment, so that a request costs no query; a key
 * that is revoked here is refused here at once, and by other copies of the service when their belief runs out.
 */
@Service
public class ApiKeys {

    private static final int CACHED_MAX = 1000;
    private static final Caller BOOTSTRAP = new Caller("bootstrap", Role.ADMIN);

    private final ApiKeyRepository repository;
    private final SecurityProperties properties;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Map<String, Believed> believed = new ConcurrentHashMap<>();

    private volatile boolean madeHere;

    private record Believed(ApiKey key, Instant until) {}

    ApiKeys(ApiKeyRepository repository, SecurityProperties properties, Supplier<UUID> ids, Clock clock) {
        this.repository = repository;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @param name who or what will use it, 1 to {@value ApiKey#NAME_MAX_CHARS} characters
     * @param reveal whether originals are shown in place of placeholders
     * @return the key, shown this once
     */
    public NewApiKey create(String name, Role role, boolean reveal) {
        String secret = KeyForm.generate();
        ApiKey key = new ApiKey(ids.get(), name.strip(), KeyForm.prefix(secret), role, reveal, clock.instant(), null,
                null);
        repository.insert(key, KeyForm.hash(secret));
        madeHere = true;
        return new NewApiKey(key, secret);
    }

    /** Makes a key whose holder sees what the role sees. */
    public NewApiKey create(String name, Role role) {
        return create(name, role, false);
    }

    /** All keys, the revoked ones too, the newest first. */
    public List<ApiKey> list() {
        return repository.list();
    }

    /** Refuses a key from now on; false if there is no key with that id. */
    public boolean revoke(UUID id) {
        boolean known = repository.revoke(id, clock.instant());
        believed.values().removeIf(entry -> entry.key().id().equals(id));
        return known;
    }

    /** Whose key this is; empty if it is unknown or was revoked. */
    Optional<Caller> authenticate(String secret) {
        String bootstrap = properties.bootstrapKey();
        if (bootstrap != null && KeyForm.same(bootstrap, secret)) {
            return Optional.of(BOOTSTRAP);
        }
        return KeyForm.fits(secret) ? knownBy(KeyForm.hash(secret)) : Optional.empty();
    }

    /** Whose key has this hash; empty if it is unknown or was revoked meanwhile. */
    Optional<Caller> withHash(String hash) {
        String bootstrap = properties.bootstrapKey();
        if (bootstrap != null && KeyForm.hash(bootstrap).equals(hash)) {
            return Optional.of(BOOTSTRAP);
        }
        return knownBy(hash);
    }

    private Optional<Caller> knownBy(String hash) {
        Instant now = clock.instant();
        Believed known = believed.get(hash);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(caller(known.key()));
        }
        Optional<ApiKey> found = repository.findUsable(hash);
        if (found.isEmpty()) {
            believed.remove(hash);
            return Optional.empty();
        }
        noteUse(found.get(), now);
        if (believed.size() >= CACHED_MAX) {
            believed.clear();
        }
        believed.put(hash, new Believed(found.get(), now.plus(properties.keyCacheTtl())));
        return Optional.of(caller(found.get()));
    }

    /** Whether this process has made a key. */
    boolean madeHere() {
        return madeHere;
    }

    /** Whether there is or ever was a key, or a bootstrap key is configured. */
    boolean any() {
        return properties.bootstrapKey() != null || repository.any();
    }

    /** Whether anyone holds a key that opens the service. */
    boolean anyUsable() {
        return properties.bootstrapKey() != null || repository.anyUsable();
    }

    private void noteUse(ApiKey key, Instant now) {
        Duration resolution = properties.lastUsedResolution();
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(now.minus(resolution))) {
            repository.touch(key.id(), now, resolution);
        }
    }

    private static Caller caller(ApiKey key) {
        return new Caller(key.name(), key.role(), key.reveal());
    }
}
