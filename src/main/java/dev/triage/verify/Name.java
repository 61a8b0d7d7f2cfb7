package dev.triage.verify;

/**
 * Something that a sentence calls by its name.
 *
 * @param start first character
 * @param end last character, exclusive
 */
record Name(int start, int end, String text, Kind kind) {

    /** What sort of name it is. */
    enum Kind {
        VERSION,
        IDENTIFIER,
        /** A capitalised word within a sentence: a product, a team, a person. */
        PROPER
    }
}
