package dev.triage.similar;

import java.util.Map;

/**
 * How common words and error codes are among the incidents known.
 *
 * @param incidents in how many incidents each stands; those that stand in none may be missing
 * @param known how many incidents were looked at
 */
record Commonness(Map<String, Integer> incidents, int known) {

    private static final int RARE_IN_FEW = 3;
    private static final int RARE_ONE_IN = 10;

    Commonness {
        incidents = Map.copyOf(incidents);
    }

    int of(String mark) {
        return incidents.getOrDefault(mark, 0);
    }

    /** Whether it tells something: it stands in three incidents at most, or in no more than a tenth of them. */
    boolean isRare(String mark) {
        return of(mark) <= Math.max(RARE_IN_FEW, known / RARE_ONE_IN);
    }
}
