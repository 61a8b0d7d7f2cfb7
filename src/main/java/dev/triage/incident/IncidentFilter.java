package dev.triage.incident;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list, the newest report first.
 *
 * @param service only this service
 * @param severities only these reported severities; empty for any
 * @param statuses only these; empty for any
 * @param origins only these; empty for any
 * @param from reported at this moment or later
 * @param to reported before this moment
 * @param text words that title, symptoms or service must hold, each as a part of a word or nearly so; blank for any, at
 *     most {@value #TEXT_MAX_CHARS} characters
 * @param cursor where the page before ended, from {@link IncidentPage#nextCursor()}; null for the first page
 * @param limit size of the page, 1 to {@value #LIMIT_MAX}
 */
public record IncidentFilter(@Nullable ServiceName service, Set<Severity> severities, Set<IncidentStatus> statuses,
        Set<Origin> origins, @Nullable Instant from, @Nullable Instant to, String text, @Nullable String cursor,
        int limit) {

    /** Largest page. */
    public static final int LIMIT_MAX = 200;

    /** Longest search text. */
    public static final int TEXT_MAX_CHARS = 200;

    public IncidentFilter {
        severities = Set.copyOf(severities);
        statuses = Set.copyOf(statuses);
        origins = Set.copyOf(origins);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit is 1 to " + LIMIT_MAX + ", not " + limit);
        }
        if (text.length() > TEXT_MAX_CHARS) {
            throw new IllegalArgumentException("the search text has at most " + TEXT_MAX_CHARS + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the search text must not hold a NUL character");
        }
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("the time range ends before it begins");
        }
    }

    /** Everything, from the start. */
    public static IncidentFilter all(int limit) {
        return new IncidentFilter(null, Set.of(), Set.of(), Set.of(), null, null, "", null, limit);
    }

    /** The same selection, from another place on. */
    public IncidentFilter after(@Nullable String nextCursor) {
        return new IncidentFilter(service, severities, statuses, origins, from, to, text, nextCursor, limit);
    }
}
