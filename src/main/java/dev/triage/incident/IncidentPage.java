package dev.triage.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of incidents.
 *
 * @param items the newest report first
 * @param nextCursor asks for the page that follows; null on the last page
 */
public record IncidentPage(List<IncidentSummary> items, @Nullable String nextCursor) {

    public IncidentPage {
        items = List.copyOf(items);
    }
}
