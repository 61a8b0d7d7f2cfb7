package dev.triage.api;

import dev.triage.similar.SimilarIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Similar incidents, the most alike first.
 *
 * @param nextCursor always null: the list has one page
 */
record SimilarView(List<SimilarIncident> items, @Nullable String nextCursor) {

    static final int LIMIT_MAX = 50;
    static final int LIMIT_DEFAULT = 5;

    SimilarView {
        items = List.copyOf(items);
    }
}
