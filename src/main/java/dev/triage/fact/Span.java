package dev.triage.fact;

/**
 * Where in the redacted context a fact stands.
 *
 * @param start first character, inclusive, in UTF-16 units
 * @param end last character, exclusive
 * @param firstLine line of {@code start}, counted from 1
 * @param lastLine line of the last character
 */
public record Span(int start, int end, int firstLine, int lastLine) {

    public Span {
        if (start < 0 || end < start || firstLine < 1 || lastLine < firstLine) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** The lines as people write them: {@code 7} or {@code 7-9}. */
    public String lines() {
        return firstLine == lastLine ? "" + firstLine : firstLine + "-" + lastLine;
    }
}
