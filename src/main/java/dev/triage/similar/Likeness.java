package dev.triage.similar;

import dev.triage.search.SearchHit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two incidents share, and whether that and the measures make them alike. Cosine alone cannot tell: incident
 * reports resemble one another, and with this model unrelated ones reach 0.80. So what is shared lowers the bar. The
 * numbers were read off the samples; an evaluation on labelled pairs is to calibrate them.
 *
 * @param rareError whether an error code is shared that few incidents have and that says what failed
 * @param wordsCovered share of the own words that the other incident has, 0 to 1
 */
record Likeness(MatchReason reason, boolean rareError, double wordsCovered) {

    private static final int SHOWN_MAX = 8;

    /** Codes that say that something failed, and not what. */
    private static final Pattern SYMPTOM = Pattern.compile("HTTP .*|ECONN.*|ETIMEDOUT|BackOff");

    private static final double TRIGRAM_ALONE = 0.6;
    private static final double COSINE_ALONE = 0.82;
    private static final double COSINE_WITH_RARE_ERROR = 0.62;
    private static final double COSINE_WITH_SERVICE = 0.70;
    private static final double COSINE_WITH_WORDS = 0.55;
    private static final double WORDS_COVERED = 0.5;

    static Likeness of(IncidentTraits own, IncidentTraits theirs, Commonness commonness) {
        Comparator<String> rarestFirst = Comparator.comparingInt(commonness::of)
                .thenComparing(Comparator.comparingInt(String::length).reversed())
                .thenComparing(Comparator.naturalOrder());
        List<String> services = shared(own.services(), theirs.services(), Comparator.naturalOrder());
        List<String> errors = shared(own.errors(), theirs.errors(), rarestFirst);
        List<String> terms = shared(own.terms(), theirs.terms(), rarestFirst);
        return new Likeness(new MatchReason(cut(services), cut(errors), cut(terms)),
                errors.stream().anyMatch(code -> commonness.isRare(code) && !SYMPTOM.matcher(code).matches()),
                own.terms().isEmpty() ? 0 : (double) terms.size() / own.terms().size());
    }

    boolean isEnough(SearchHit hit) {
        return hit.trigram() >= TRIGRAM_ALONE || hit.cosine() >= COSINE_ALONE
                || rareError && hit.cosine() >= COSINE_WITH_RARE_ERROR
                || !reason.services().isEmpty() && hit.cosine() >= COSINE_WITH_SERVICE
                || wordsCovered > WORDS_COVERED && hit.cosine() >= COSINE_WITH_WORDS;
    }

    private static List<String> shared(Set<String> own, Set<String> theirs, Comparator<String> order) {
        return own.stream().filter(theirs::contains).sorted(order).toList();
    }

    private static List<String> cut(List<String> shared) {
        return shared.stream().limit(SHOWN_MAX).toList();
    }
}
