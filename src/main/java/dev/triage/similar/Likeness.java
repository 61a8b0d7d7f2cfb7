package dev.triage.similar;

import dev.triage.search.SearchHit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two incidents share, and whether it makes them alike.
 *
 * @param rareTerms how many shared words stand in at most a tenth of the incidents known
 */
record Likeness(MatchReason reason) {

    private static final int SHOWN_MAX = 8;

    static Likeness of(IncidentTraits own, IncidentTraits theirs, Map<String, Integer> frequencies) {
        Comparator<String> rarestFirst = Comparator.comparingInt((String term) -> frequencies.getOrDefault(term, 0))
                .thenComparing(Comparator.comparingInt(String::length).reversed())
                .thenComparing(Comparator.naturalOrder());
        return new Likeness(new MatchReason(shared(own.services(), theirs.services(), Comparator.naturalOrder()),
                shared(own.errors(), theirs.errors(), Comparator.naturalOrder()),
                shared(own.terms(), theirs.terms(), rarestFirst)));
    }

    boolean isEnough(SearchHit hit) {
        return true;
    }

    private static List<String> shared(Set<String> own, Set<String> theirs, Comparator<String> order) {
        return own.stream().filter(theirs::contains).sorted(order).limit(SHOWN_MAX).toList();
    }
}
