package dev.triage.fact;

/**
 * A phrase that betrays an error.
 *
 * @param phrase as it is matched; with a capital only in this case
 */
record KnownError(ErrorKind kind, String code, String phrase) {

    /** Whether the phrase, found at a place in any case and perhaps within a word, is really meant there. */
    boolean stands(String text, int start, int end) {
        if (isWord(phrase.charAt(0)) && start > 0 && isWord(text.charAt(start - 1))
                || isWord(phrase.charAt(phrase.length() - 1)) && end < text.length() && isWord(text.charAt(end))) {
            return false;
        }
        boolean caseMatters = phrase.chars().anyMatch(Character::isUpperCase);
        return !caseMatters || text.startsWith(phrase, start);
    }

    /** A character of an identifier in ASCII. */
    static boolean isWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }
}
