package dev.triage.verify;

import dev.triage.diagnosis.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A text that quotes are looked up in: as it stands, and with white space, case and quotation marks made alike. Every
 * position of the second form knows its place in the first.
 */
final class SourceText {

    private static final Pattern ELLIPSIS = Pattern.compile("\\s*(?:\\.{3,}|…)\\s*");

    private final String exact;
    private final String normal;
    private final int[] exactOffsets;
    private final List<Integer> lineStarts = new ArrayList<>();

    SourceText(String text) {
        this.exact = text;
        StringBuilder folded = new StringBuilder(text.length());
        int[] offsets = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            boolean repeatedSpace = c == ' ' && (folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ');
            if (!repeatedSpace) {
                offsets[folded.length()] = i;
                folded.append(c);
            }
        }
        this.normal = folded.toString();
        this.exactOffsets = offsets;
        lineStarts.add(0);
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lineStarts.add(at + 1);
        }
    }

    /**
     * Line range of a quote, as in {@link Evidence#lines()}; empty text if the quote is not there. Parts around an
     * ellipsis must all be there, in order.
     */
    String linesOf(String quote) {
        int from = 0;
        int first = -1;
        int last = -1;
        for (String part : ELLIPSIS.split(quote.strip())) {
            if (part.isBlank()) {
                continue;
            }
            OptionalInt found = find(part, from);
            if (found.isEmpty()) {
                return "";
            }
            first = first < 0 ? found.getAsInt() : first;
            last = Math.min(exact.length(), found.getAsInt() + part.length());
            from = found.getAsInt() + 1;
        }
        if (first < 0) {
            return "";
        }
        int firstLine = line(first);
        int lastLine = Math.max(firstLine, line(Math.max(first, last - 1)));
        return firstLine == lastLine ? "" + firstLine : firstLine + "-" + lastLine;
    }

    /** The words around a quote, with the beginning of its line if that is near; blank if it is not there. */
    String around(String quote, int chars) {
        String part = ELLIPSIS.split(quote.strip())[0];
        OptionalInt at = find(part, 0);
        return at.isEmpty()
                ? ""
                : exact.substring(Math.max(0, at.getAsInt() - chars),
                        Math.min(exact.length(), at.getAsInt() + quote.length() + chars / 4));
    }

    boolean contains(String quote) {
        return !linesOf(quote).isEmpty();
    }

    private OptionalInt find(String part, int from) {
        int at = exact.indexOf(part, from);
        if (at >= 0) {
            return OptionalInt.of(at);
        }
        String folded = normalise(part);
        for (at = normal.indexOf(folded); at >= 0 && !folded.isEmpty(); at = normal.indexOf(folded, at + 1)) {
            if (exactOffsets[at] >= from) {
                return OptionalInt.of(exactOffsets[at]);
            }
        }
        return OptionalInt.empty();
    }

    private int line(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    private static String normalise(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            if (c != ' ' || folded.isEmpty() || folded.charAt(folded.length() - 1) != ' ') {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT).strip();
    }

    private static char fold(char c) {
        char plain = c == '`' ? '\'' : Folded.plain(c);
        return Character.isWhitespace(plain) ? ' ' : Character.toLowerCase(plain);
    }
}
