package dev.triage.prompt;

import java.util.Arrays;

/**
 * The lines of a context, blank ones left out, over-long ones in several pieces. A context may be one huge line, so lines
 * alone are too coarse to choose from.
 */
final class ContextPieces {

    private static final int PIECE_MAX_CHARS = 1000;
    /** How far before the end of a piece a blank is looked for, to cut between words. */
    private static final int CUT_WINDOW_CHARS = 120;

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] lines = new int[64];
    private int count;
    private int lineCount;

    private ContextPieces(String text) {
        this.text = text;
    }

    static ContextPieces of(String text) {
        ContextPieces pieces = new ContextPieces(text);
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            pieces.lineCount++;
            pieces.cut(start, end);
            start = end + 1;
        }
        return pieces;
    }

    int count() {
        return count;
    }

    /** Lines of the context, blank ones included. */
    int lineCount() {
        return lineCount;
    }

    int start(int piece) {
        return starts[piece];
    }

    int end(int piece) {
        return ends[piece];
    }

    /** The line that the piece is of, counted from 1. */
    int line(int piece) {
        return lines[piece];
    }

    /** Whether the piece goes on with the line of the piece before. */
    boolean continues(int piece) {
        return piece > 0 && lines[piece] == lines[piece - 1];
    }

    /** The first piece that ends behind the offset; {@link #count()} if there is none. */
    int firstEndingAfter(int offset) {
        int found = Arrays.binarySearch(ends, 0, count, offset + 1);
        return found >= 0 ? found : -found - 1;
    }

    private void cut(int lineStart, int lineEnd) {
        int end = lineEnd;
        while (end > lineStart && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = lineStart;
        while (end - start > PIECE_MAX_CHARS) {
            int cut = cutBefore(start + PIECE_MAX_CHARS);
            add(start, cut);
            start = cut;
        }
        if (start < end) {
            add(start, end);
        }
    }

    private int cutBefore(int latest) {
        for (int at = latest; at > latest - CUT_WINDOW_CHARS; at--) {
            if (text.charAt(at - 1) == ' ') {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(latest)) ? latest - 1 : latest;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            lines = Arrays.copyOf(lines, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        lines[count] = lineCount;
        count++;
    }
}
