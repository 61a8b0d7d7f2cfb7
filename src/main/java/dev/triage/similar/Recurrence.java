package dev.triage.similar;

import dev.triage.incident.IncidentSummary;
import dev.triage.search.SearchHit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An incident that came again and again: the hits of one service and one title, but for numbers and dates in it.
 *
 * @param hits the one that tells most first
 */
record Recurrence(List<Found> hits) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** A hit with what is known of its incident. */
    record Found(SearchHit hit, IncidentSummary summary) {}

    Recurrence {
        hits = List.copyOf(hits);
    }

    /** Folds hits in the order of their first. */
    static List<Recurrence> fold(List<Found> ranked) {
        Map<String, List<Found>> groups = new LinkedHashMap<>();
        for (Found found : ranked) {
            groups.computeIfAbsent(key(found.summary()), key -> new ArrayList<>()).add(found);
        }
        return groups.values().stream().map(Recurrence::new).toList();
    }

    Found told() {
        return hits.getFirst();
    }

    /** When the others began, the latest first. */
    List<Instant> alsoAt() {
        return hits.stream().skip(1).map(found -> found.summary().occurredAt()).sorted(Comparator.reverseOrder())
                .toList();
    }

    private static String key(IncidentSummary summary) {
        String title = NUMBER.matcher(summary.title().value().toLowerCase(Locale.ROOT)).replaceAll("#");
        return summary.service().value() + '\n' + title.strip();
    }
}
