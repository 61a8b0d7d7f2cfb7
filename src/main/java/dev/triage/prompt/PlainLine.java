package dev.triage.prompt;

/** Text that cannot leave its line: what ends a line anywhere in Unicode, and control signs, become blanks. */
final class PlainLine {

    private PlainLine() {}

    /** The text as one line of at most that many characters, blanks folded; a cut is marked by three dots. */
    static String of(String text, int maxChars) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), maxChars) + 3);
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == ' ' || unit == '\t' || breaksLine(unit)) {
                blank = !line.isEmpty();
                continue;
            }
            if (line.length() + (blank ? 1 : 0) >= maxChars) {
                dropHalfPair(line);
                return line.append("...").toString();
            }
            if (blank) {
                line.append(' ');
                blank = false;
            }
            line.append(unit);
        }
        return line.toString();
    }

    /** Appends a stretch as it stands, except that nothing in it ends the line. */
    static void append(StringBuilder to, CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            to.append(breaksLine(unit) ? ' ' : unit);
            if (unit == '<' && i + 1 < end && text.charAt(i + 1) == '|') {
                to.append(' '); // some servers take <|…|> for the marks of a conversation wherever it stands
            }
        }
    }

    private static void dropHalfPair(StringBuilder line) {
        if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
        }
    }

    private static boolean breaksLine(char unit) {
        return unit < ' ' && unit != '\t' || unit >= 0x7f && unit <= 0x9f || unit == 0x2028 || unit == 0x2029;
    }
}
