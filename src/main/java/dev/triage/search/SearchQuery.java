package dev.triage.search;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param title a title that somebody gave, or empty for a free text
 * @param body the text below it; not both are blank
 * @param excludeRef the document that asks, which must not find itself
 * @param before only documents from before this moment; null for any time
 * @param limit at most so many hits, 1 to 100
 * @param filter which documents may be found at all
 */
public record SearchQuery(DocumentKind kind, RedactedText title, RedactedText body, @Nullable UUID excludeRef,
        @Nullable Instant before, int limit, SearchFilter filter) {

    public SearchQuery {
        if (title.isBlank() && body.isBlank()) {
            throw new IllegalArgumentException("say what to look for: the text is empty");
        }
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is 1 to 100: " + limit);
        }
    }

    /** A query to all documents. */
    public SearchQuery(DocumentKind kind, RedactedText title, RedactedText body, @Nullable UUID excludeRef,
            @Nullable Instant before, int limit) {
        this(kind, title, body, excludeRef, before, limit, SearchFilter.NONE);
    }
}
