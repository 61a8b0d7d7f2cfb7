package dev.triage.similar;

import dev.triage.search.SearchHit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two incidents share, and whether that and their relevance make them alike. What is shared lowers the bar: a rare
 * error code in both tells more than any likeness of wording. The numbers come from {@code bench retrieval}.
 *
 * @param rareError whether an error code is shared that few incidents have and that says what failed
 */
record Likeness(MatchReason reason, boolean rareError) {

    private static final int SHOWN_MAX = 8;

    /** Codes that say that something failed, and not what. */
    private static final Pattern SYMPTOM = Pattern.compile("HTTP .*|ECONN.*|ETIMEDOUT|BackOff");

    private static final double RELEVANT_TO_PHRASE = 0.04;
    private static final double RELEVANT = 0.5;
    private static final double RELEVANT_WITH_SERVICE = 0.35;
    private static final double RELEVANT_WITH_RARE_ERROR = 0.2;

    static Likeness of(IncidentTraits own, IncidentTraits theirs, Commonness commonness) {
        Comparator<String> rarestFirst = Comparator.comparingInt(commonness::of)
                .thenComparing(Comparator.comparingInt(String::length).reversed())
                .thenComparing(Comparator.naturalOrder());
        List<String> services = shared(own.services(), theirs.services(), Comparator.naturalOrder());
        List<String> errors = shared(own.errors(), theirs.errors(), rarestFirst);
        List<String> terms = shared(own.terms(), theirs.terms(), rarestFirst);
        return new Likeness(new MatchReason(cut(services), cut(errors), cut(terms)),
                errors.stream().anyMatch(code -> commonness.isRare(code) && !SYMPTOM.matcher(code).matches()));
    }

    /**
     * Whether the other incident is to be shown.
     *
     * @param phrase whether a few words were asked for rather than an incident: they have little in common with a whole
     *     report, even with the right one, and whoever typed them can judge
     */
    boolean isEnough(SearchHit hit, boolean phrase) {
        if (phrase) {
            return hit.score() >= RELEVANT_TO_PHRASE;
        }
        double least = rareError
                ? RELEVANT_WITH_RARE_ERROR
                : reason.services().isEmpty() ? RELEVANT : RELEVANT_WITH_SERVICE;
        return hit.score() >= least;
    }

    private static List<String> shared(Set<String> own, Set<String> theirs, Comparator<String> order) {
        return own.stream().filter(theirs::contains).sorted(order).toList();
    }

    private static List<String> cut(List<String> shared) {
        return shared.stream().limit(SHOWN_MAX).toList();
    }
}
