package dev.triage.signature;

import dev.triage.fact.ChangeKind;
import dev.triage.fact.Dimension;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question that the facts or the words of a context answer. */
sealed interface Condition {

    /** One of the phrases stands in the context, at least {@code times} times. */
    record Words(List<Phrase> phrases, int times) implements Condition {

        public Words {
            phrases = List.copyOf(phrases);
        }
    }

    /** One of the error codes was seen. */
    record ErrorCode(Set<String> codes) implements Condition {

        public ErrorCode {
            codes = Set.copyOf(codes);
        }
    }

    /**
     * A metric behaves so; bounds that are NaN are not asked for.
     *
     * @param name searched in the metric's name
     * @param factor least value of after divided by before
     * @param drop least value of before divided by after
     * @param usage least share of the limit
     * @param atLeast least value, in the base unit
     * @param atMost greatest value, in the base unit
     * @param typical least median of a series
     * @param recovered whether the metric has to have moved and come back
     */
    record Metric(Pattern name, @Nullable Dimension dimension, double factor, double drop, double usage, double atLeast,
            double atMost, double typical, boolean recovered) implements Condition {}

    /** A statement of one of the verbs (any if empty) holds the pattern, at least {@code times} times. */
    record Sql(Set<String> verbs, Pattern pattern, int times) implements Condition {

        public Sql {
            verbs = Set.copyOf(verbs);
        }
    }

    /** A change of one of the kinds was made at most so many minutes before the onset. */
    record Change(Set<ChangeKind> kinds, int withinMinutes, @Nullable Pattern pattern) implements Condition {

        public Change {
            kinds = Set.copyOf(kinds);
        }
    }

    /** A number with a unit, whose subject holds the pattern, is at least so large. */
    record Amount(Pattern subject, Dimension dimension, double atLeast) implements Condition {}

    /** All parts hold. */
    record All(List<Condition> parts) implements Condition {

        public All {
            parts = List.copyOf(parts);
        }
    }
}
