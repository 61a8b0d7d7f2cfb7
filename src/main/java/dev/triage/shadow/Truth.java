package dev.triage.shadow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people know of an incident's cause. A resolution is the last word; before it, marks are.
 *
 * @param resolved code of the resolution; null without one
 * @param right codes that someone marked as right
 * @param wrong codes that someone marked as wrong
 */
record Truth(@Nullable String resolved, Set<String> right, Set<String> wrong) {

    Truth {
        right = Set.copyOf(right);
        wrong = Set.copyOf(wrong);
    }

    /** Whether this cause, in the first place of an answer, was right. Blank stands for no answer. */
    Seen of(String cause) {
        if (resolved != null) {
            return cause.equals(resolved) ? Seen.RIGHT : Seen.WRONG;
        }
        if (!right.isEmpty()) {
            return right.contains(cause) ? Seen.RIGHT : Seen.WRONG;
        }
        return wrong.contains(cause) ? Seen.WRONG : Seen.UNKNOWN;
    }
}
