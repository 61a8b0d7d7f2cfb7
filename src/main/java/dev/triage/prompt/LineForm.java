package dev.triage.prompt;

/**
 * The form of a line: its words, with every word that holds a digit struck out. Lines of one form are taken to say the
 * same thing of different requests, hosts or moments.
 */
final class LineForm {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private LineForm() {}

    /** A 64-bit FNV-1a hash of the form; words are runs of letters, digits and {@code . _ -}. */
    static long hash(CharSequence text, int start, int end) {
        long hash = FNV_OFFSET;
        int at = start;
        while (at < end) {
            if (!isWord(text.charAt(at))) {
                hash = (hash ^ text.charAt(at)) * FNV_PRIME;
                at++;
                continue;
            }
            long before = hash;
            boolean varies = false;
            while (at < end && isWord(text.charAt(at))) {
                varies |= Character.isDigit(text.charAt(at));
                hash = (hash ^ text.charAt(at)) * FNV_PRIME;
                at++;
            }
            if (varies) {
                hash = (before ^ '*') * FNV_PRIME;
            }
        }
        return hash;
    }

    /** Whether people rather than programs wrote it: at least four words, four fifths letters and blanks. */
    static boolean isProse(CharSequence text, int start, int end) {
        int letters = 0;
        int blanks = 0;
        int ideographs = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            letters += Character.isLetter(unit) ? 1 : 0;
            ideographs += unit >= 0x3000 && unit <= 0xd7a3 ? 1 : 0;
            blanks += unit == ' ' ? 1 : 0;
        }
        return (blanks >= 3 || ideographs >= 6) && (letters + blanks) * 5 >= (end - start) * 4;
    }

    private static boolean isWord(char unit) {
        return unit == '.' || unit == '_' || unit == '-' || Character.isLetterOrDigit(unit);
    }
}
