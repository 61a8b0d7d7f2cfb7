package dev.triage.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An update as it comes in, raw: one text, its sections, or both.
 *
 * @param source where it comes from; {@code api} when null
 * @param occurredAt when it happened; now when null
 * @param externalId the same for each delivery of this update; null if it has no such id
 */
public record RawUpdate(@Nullable String source, @Nullable String author, @Nullable Instant occurredAt,
        @Nullable String text, @Nullable String metrics, @Nullable String logs, @Nullable String deploys,
        @Nullable String notes, @Nullable String externalId) {

    /** An update that is nothing but text. */
    public static RawUpdate of(String source, String author, String text, String externalId) {
        return new RawUpdate(source, author, null, text, null, null, null, null, externalId);
    }

    @Override
    public String toString() {
        return "RawUpdate[raw]";
    }
}
