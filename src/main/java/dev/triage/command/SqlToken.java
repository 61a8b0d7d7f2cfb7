package dev.triage.command;

/**
 * A token of SQL.
 *
 * @param text keywords and bare names in lower case, quoted names and strings without their quotes, all else as it
 *     stands
 * @param start first character in the source, inclusive
 * @param end last character in the source, exclusive
 */
record SqlToken(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        PLACEHOLDER
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.OPERATOR) && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** A value written down in the statement. */
    boolean isLiteral() {
        return kind == Kind.STRING || kind == Kind.NUMBER || is("true") || is("false");
    }
}
