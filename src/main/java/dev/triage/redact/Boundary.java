package dev.triage.redact;

/**
 * Where a word may begin. Text inside JSON or a quoted log message has its line breaks and tabs written as escapes, and
 * the letter of the escape must not be taken for the word's first.
 */
final class Boundary {

    /** Not inside a word of letters, digits and underscores. */
    static final String WORD = "(?:(?<![A-Za-z0-9_])|(?<=\\\\[nrt]))";

    /** The same, for words with hyphens. */
    static final String HYPHENATED = "(?:(?<![A-Za-z0-9_-])|(?<=\\\\[nrt]))";

    private Boundary() {}

    /** Whether an escaped line break or tab ends just before {@code index}. */
    static boolean afterEscape(String text, int index) {
        return index >= 2 && text.charAt(index - 2) == '\\' && "nrt".indexOf(text.charAt(index - 1)) >= 0;
    }
}
