package dev.triage.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects what the readers find, at most so many of each kind, and numbers it in the end by position. It also knows
 * which characters are taken, so that the minutes of a clock time are not read again as a quantity.
 */
final class Findings {

    static final int TIMELINE_MAX = 500;
    static final int METRICS_MAX = 1_000;
    static final int TEMPLATES_MAX = 300;
    static final int CHANGES_MAX = 200;
    static final int ERRORS_MAX = 200;
    static final int STATEMENTS_MAX = 200;
    static final int QUANTITIES_MAX = 500;

    private final TextIndex index;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();
    private final BitSet taken = new BitSet();
    private final int[] counts = new int[Kind.values().length];

    Findings(TextIndex index) {
        this.index = index;
    }

    /** The kinds with their bounds, in the order in which facts at the same place are numbered. */
    enum Kind {
        TIMELINE(TIMELINE_MAX),
        CHANGE(CHANGES_MAX),
        METRIC(METRICS_MAX),
        ERROR(ERRORS_MAX),
        STATEMENT(
                STATEMENTS_MAX),
        TEMPLATE(TEMPLATES_MAX),
        QUANTITY(QUANTITIES_MAX);

        private final int max;

        Kind(int max) {
            this.max = max;
        }
    }

    private record Draft(Span span, Kind kind, Function<String, Fact> withId) {}

    /** Keeps a fact unless its kind is full. */
    void add(Kind kind, Span span, Function<String, Fact> withId) {
        if (counts[kind.ordinal()] < kind.max) {
            counts[kind.ordinal()]++;
            drafts.add(new Draft(span, kind, withId));
        }
    }

    /** Keeps a fact unless its kind is full or something with the same content was found before. */
    void addOnce(Kind kind, Object content, Span span, Function<String, Fact> withId) {
        if (!isFull(kind) && seen.add(content)) {
            add(kind, span, withId);
        }
    }

    boolean isFull(Kind kind) {
        return counts[kind.ordinal()] >= kind.max;
    }

    /** Marks characters as read. */
    void take(int start, int end) {
        taken.set(start, end);
    }

    boolean isTaken(int start, int end) {
        int next = taken.nextSetBit(start);
        return next >= 0 && next < end;
    }

    Span span(int start, int end) {
        return index.span(start, end);
    }

    /** All facts in the order in which they stand, numbered from F1. */
    List<Fact> numbered() {
        drafts.sort(Comparator.<Draft>comparingInt(draft -> draft.span().start())
                .thenComparingInt(draft -> draft.kind().ordinal()).thenComparingInt(draft -> draft.span().end()));
        List<Fact> facts = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            facts.add(draft.withId().apply("F" + (facts.size() + 1)));
        }
        return facts;
    }
}
