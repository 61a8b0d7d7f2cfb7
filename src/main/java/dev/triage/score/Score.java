package dev.triage.score;

/** A value, or the reason why there is none; "unscored" is never 0. */
public sealed interface Score {

    /** A finite value within the range of its definition. */
    record Scored(double value) implements Score {

        public Scored {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a score is finite, not " + value);
            }
        }
    }

    /** The case or the answer has nothing to score here. */
    record Unscored(String reason) implements Score {}

    static Score of(double value) {
        return new Scored(value);
    }

    static Score of(boolean passed) {
        return new Scored(passed ? 1 : 0);
    }

    /** A share; unscored where there is nothing to share. */
    static Score share(long part, long of, String none) {
        return of == 0 ? new Unscored(none) : new Scored((double) part / of);
    }

    static Score none(String reason) {
        return new Unscored(reason);
    }
}
