package dev.triage.fact;

/**
 * A line of the context, or a part of one.
 *
 * @param start first character, inclusive
 * @param end last character, exclusive; without trailing white space
 * @param partOfLine whether the line holds more than this
 */
record Row(int start, int end, boolean partOfLine) {

    int length() {
        return end - start;
    }
}
