package dev.triage.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers are told apart.
 *
 * @param bootstrapKey an administrator's key that needs no database row, to make the first keys with; at least
 *     {@value #BOOTSTRAP_KEY_MIN_CHARS} characters; blank for none
 * @param keyCacheTtl how long a key is believed without asking the database; so long may another copy of the service
 *     still take a key that was revoked
 * @param lastUsedResolution how coarsely the last use of a key is noted
 */
@ConfigurationProperties("triage.security")
public record SecurityProperties(@Nullable String bootstrapKey, @DefaultValue("10s") Duration keyCacheTtl,
        @DefaultValue("5m") Duration lastUsedResolution) {

    /** Shorter ones could be guessed. */
    public static final int BOOTSTRAP_KEY_MIN_CHARS = 20;

    public SecurityProperties {
        bootstrapKey = bootstrapKey == null || bootstrapKey.isBlank() ? null : bootstrapKey.strip();
        if (bootstrapKey != null && bootstrapKey.length() < BOOTSTRAP_KEY_MIN_CHARS) {
            throw new IllegalArgumentException("triage.security.bootstrap-key (TRIAGE_BOOTSTRAP_KEY) has at least "
                    + BOOTSTRAP_KEY_MIN_CHARS + " characters, not " + bootstrapKey.length()
                    + "; make one with: openssl rand -base64 32");
        }
        if (keyCacheTtl.isNegative() || keyCacheTtl.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("triage.security.key-cache-ttl is 0s to 5m, not " + keyCacheTtl);
        }
        if (lastUsedResolution.isNegative()) {
            throw new IllegalArgumentException("triage.security.last-used-resolution is not negative");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SecurityProperties[bootstrapKey=%s, keyCacheTtl=%s, lastUsedResolution=%s]"
                .formatted(bootstrapKey == null ? "none" : "set", keyCacheTtl, lastUsedResolution);
    }
}
