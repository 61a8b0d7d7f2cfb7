package dev.triage.security;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's key; the key itself is not.
 *
 * @param name who or what uses it, 1 to {@value #NAME_MAX_CHARS} characters
 * @param prefix its first characters, to recognise it by
 * @param reveal whether its holder sees originals in place of placeholders; administrators do anyway
 * @param lastUsedAt when it was last used, a few minutes coarse
 * @param revokedAt since when it is refused; null while it is good
 */
public record ApiKey(UUID id, String name, String prefix, Role role, boolean reveal, Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Longest name of a key. */
    public static final int NAME_MAX_CHARS = 100;

    public ApiKey {
        if (name.isBlank() || name.length() > NAME_MAX_CHARS) {
            throw new IllegalArgumentException("a key's name has 1 to " + NAME_MAX_CHARS + " characters");
        }
    }
}
