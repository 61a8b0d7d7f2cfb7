package dev.triage.runbook;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A runbook as it was loaded.
 *
 * @param slug its name in addresses: lower case letters, digits, {@code . _ -}, at most 100; one runbook a slug
 * @param title first heading of level one, else the title of its front matter, else made from the slug
 * @param source where it came from, such as a file
 * @param contentHash names the text and the way it was split; the same hash is not indexed again
 * @param reviewed the day on which people last looked it through; null if it does not say
 */
public record Runbook(UUID id, String slug, String title, String source, String contentHash,
        @Nullable LocalDate reviewed) {

    private static final Pattern SLUG = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{N}._-]{0,99}");

    public Runbook {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "a runbook's slug has 1 to 100 lower case letters, digits, dots, hyphens and underscores: " + slug);
        }
    }

    /** The same slug has the same id in every copy of the service. */
    static UUID idOf(String slug) {
        return UUID.nameUUIDFromBytes(("runbook:" + slug).getBytes(StandardCharsets.UTF_8));
    }
}
