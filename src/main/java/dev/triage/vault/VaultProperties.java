package dev.triage.vault;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys of the vault, each {@value #KEY_BYTES} random bytes in Base64.
 *
 * @param key seals and opens; blank for no vault, and then placeholders are all that anyone ever sees
 * @param previousKeys open what was sealed before the key was changed; it is sealed anew when the service starts
 */
@ConfigurationProperties("triage.vault")
public record VaultProperties(@Nullable String key, @DefaultValue List<String> previousKeys) {

    static final int KEY_BYTES = 32;

    public VaultProperties {
        key = key == null || key.isBlank() ? null : key.strip();
        previousKeys = previousKeys.stream().map(String::strip).filter(previous -> !previous.isEmpty()).toList();
        if (key != null) {
            decode("triage.vault.key (TRIAGE_VAULT_KEY)", key);
        }
        previousKeys.forEach(previous -> decode("triage.vault.previous-keys (TRIAGE_VAULT_PREVIOUS_KEYS)", previous));
    }

    static byte[] decode(String name, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    name + " is " + KEY_BYTES + " bytes in Base64; make one with: openssl rand -base64 32");
        }
        return bytes;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultProperties[key=%s, previousKeys=%d]".formatted(key == null ? "none" : "set", previousKeys.size());
    }
}
