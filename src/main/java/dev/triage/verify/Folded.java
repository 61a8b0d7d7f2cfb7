package dev.triage.verify;

/** Text with full-width signs, typographic quotes and dashes made plain; every character keeps its place. */
final class Folded {

    private Folded() {}

    static String of(String text) {
        StringBuilder folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain = plain(c);
            if (plain != c && folded == null) {
                folded = new StringBuilder(text);
            }
            if (plain != c && folded != null) {
                folded.setCharAt(i, plain);
            }
        }
        return folded == null ? text : folded.toString();
    }

    static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        // Full-width forms lie at a fixed distance from ASCII; the marks that end Chinese sentences stay what they are.
        if (c >= '\uff01' && c <= '\uff5e' && c != '，' && c != '；' && c != '！' && c != '？') {
            return (char) (c - 0xfee0);
        }
        return switch (c) {
            case '“', '”', '„', '«', '»', '「', '」', '『', '』' -> '"';
            case '‘', '’' -> '\'';
            case '–', '—', '−', '‑' -> '-';
            case '\u00a0', '\u3000', '\u202f' -> ' ';
            case '～', '〜' -> '~';
            default -> c;
        };
    }

    static boolean isIdeograph(char c) {
        return c >= 0x4e00 && c <= 0x9fff;
    }
}
