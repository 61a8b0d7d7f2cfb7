package dev.triage.redact;

/**
 * A secret found in a text.
 *
 * @param kind name that stands in the placeholder
 * @param start first UTF-16 unit of the secret
 * @param end the unit after it
 * @param rank position of its finder; where matches overlap, the lower rank gives the name
 */
record Match(String kind, int start, int end, int rank) {

    Match {
        if (start >= end) {
            throw new IllegalArgumentException("a match holds something: " + kind + " " + start + ".." + end);
        }
    }

    Match(String kind, int start, int end) {
        this(kind, start, end, 0);
    }

    Match ranked(int newRank) {
        return new Match(kind, start, end, newRank);
    }
}
