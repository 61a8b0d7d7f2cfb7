package dev.triage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A context by lines, so that a quote can lead to the line where it stands. Of a long one, what is cited is shown with
 * its surroundings; the stretches between are folded, and left out of the page where they are long.
 *
 * @param lines how many lines the context has
 */
public record NumberedContext(List<Stretch> stretches, int lines) {

    /** A context of so many lines is shown whole. */
    static final int WHOLE_LINES = 80;
    /** Lines shown on either side of a cited one. */
    static final int AROUND_LINES = 4;
    /** A folded stretch of more lines is not part of the page; it has an address of its own. */
    static final int FOLDED_MAX_LINES = 300;
    private static final int LINE_MAX_CHARS = 4000;

    public NumberedContext {
        stretches = List.copyOf(stretches);
    }

    /**
     * One line.
     *
     * @param number counted from 1
     * @param cited whether the report quotes it
     */
    public record Line(int number, String text, boolean cited) {}

    /**
     * Lines that follow one another.
     *
     * @param lines empty if the stretch is too long to be part of the page
     */
    public record Stretch(int first, int last, boolean folded, List<Line> lines) {

        public Stretch {
            lines = List.copyOf(lines);
        }
    }

    /** The whole context, folded around the cited lines. */
    static NumberedContext of(String context, Set<Integer> cited) {
        List<String> all = context.lines().toList();
        List<Stretch> stretches = new ArrayList<>();
        int first = 1;
        while (first <= all.size()) {
            boolean folded = isFolded(first, cited, all.size());
            int last = first;
            while (last < all.size() && isFolded(last + 1, cited, all.size()) == folded) {
                last++;
            }
            boolean leftOut = folded && last - first >= FOLDED_MAX_LINES;
            stretches.add(new Stretch(first, last, folded, leftOut ? List.of() : lines(all, first, last, cited)));
            first = last + 1;
        }
        return new NumberedContext(stretches, all.size());
    }

    /** Some lines of a context as they stand. */
    public static NumberedContext part(String context, int first, int count) {
        List<String> all = context.lines().toList();
        int begin = Math.clamp(first, 1, Math.max(all.size(), 1));
        int end = Math.min(all.size(), begin + count - 1);
        return new NumberedContext(
                List.of(new Stretch(begin, end, false, lines(all, begin, end, Set.of()))), all.size());
    }

    private static boolean isFolded(int line, Set<Integer> cited, int size) {
        if (size <= WHOLE_LINES) {
            return false;
        }
        for (int near = line - AROUND_LINES; near <= line + AROUND_LINES; near++) {
            if (cited.contains(near)) {
                return false;
            }
        }
        return true;
    }

    private static List<Line> lines(List<String> all, int first, int last, Set<Integer> cited) {
        List<Line> lines = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            String text = all.get(number - 1);
            String shown = text.length() <= LINE_MAX_CHARS ? text : text.substring(0, LINE_MAX_CHARS) + "…";
            lines.add(new Line(number, shown, cited.contains(number)));
        }
        return lines;
    }
}
