package dev.triage.postmortem;

import dev.triage.diagnosis.Priority;
import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done so that it does not happen again.
 *
 * @param action never blank, at most {@value #ACTION_MAX_CHARS} characters
 * @param owner a person or a team; blank while nobody has taken it
 * @param due the day until which it is to be done
 * @param done when and by whom it was done; null while it is open
 */
public record ActionItem(UUID id, RedactedText action, RedactedText owner, Priority priority, @Nullable LocalDate due,
        @Nullable Done done) {

    public static final int ACTION_MAX_CHARS = 500;
    public static final int OWNER_MAX_CHARS = 100;

    /** Who ticked it off. */
    public record Done(String by, Instant at) {}

    public ActionItem {
        if (action.isBlank() || action.length() > ACTION_MAX_CHARS || owner.length() > OWNER_MAX_CHARS) {
            throw new IllegalArgumentException("an action has 1 to %d characters, its owner at most %d"
                    .formatted(ACTION_MAX_CHARS, OWNER_MAX_CHARS));
        }
    }

    /** An item of texts that may be too long: redaction can lengthen what a person wrote. */
    static ActionItem cut(UUID id, RedactedText action, RedactedText owner, Priority priority, @Nullable LocalDate due,
            @Nullable Done done) {
        return new ActionItem(id, cut(action, ACTION_MAX_CHARS), cut(owner, OWNER_MAX_CHARS), priority, due, done);
    }

    private static RedactedText cut(RedactedText text, int maxChars) {
        return text.length() <= maxChars ? text : text.slice(0, maxChars);
    }
}
