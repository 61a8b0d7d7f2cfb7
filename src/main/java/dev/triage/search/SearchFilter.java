package dev.triage.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents may be found at all.
 *
 * @param services of one of these services; empty for any
 * @param labels with all of these labels, such as {@code tenant=acme}; empty for any
 * @param since not older than this; null for any age
 */
public record SearchFilter(Set<String> services, Set<String> labels, @Nullable Instant since) {

    /** Lets everything pass. */
    public static final SearchFilter NONE = new SearchFilter(Set.of(), Set.of(), null);

    public SearchFilter {
        services = Set.copyOf(services);
        labels = Set.copyOf(labels);
    }
}
