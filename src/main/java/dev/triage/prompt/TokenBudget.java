package dev.triage.prompt;

/**
 * Tokens that may still be spent, and an estimate of how many a text takes.
 *
 * <p>The estimate needs no tokenizer and errs on the high side for byte-pair vocabularies of 30,000 words and more. It
 * adds up, over the text:
 * <ul>
 * <li>a run of lower-case letters, with one capital before it: a token for every 4 letters begun, for every 3 in a run
 * of more than 8, and for every 2 in what looks like a key or a hash: directly after a digit or several capitals, or up
 * to 3 letters after a lower-case letter;
 * <li>a run of several capitals: 1, and a token for every 2;
 * <li>a digit: 1, as in vocabularies that split numbers into digits;
 * <li>a run of blanks: 1, or nothing for a single blank before a letter; any other ASCII sign or line feed: 1;
 * <li>a Cyrillic letter: 0.5; another sign beyond ASCII up to U+058F: 1; a CJK sign, kana or hangul: 1.5;
 * <li>any other UTF-16 unit: 2, so 4 for an emoji.
 * </ul>
 * A run never crosses a line feed, so the estimate of whole lines is the sum of their estimates.
 */
public final class TokenBudget {

    private int left;

    TokenBudget(int tokens) {
        this.left = tokens;
    }

    /** Spends that many, or nothing if there are not enough. */
    boolean take(int tokens) {
        if (tokens > left) {
            return false;
        }
        left -= tokens;
        return true;
    }

    int left() {
        return left;
    }

    /** Tokens of a text, estimated on the high side; time is linear in its length. */
    public static int estimate(CharSequence text) {
        return estimate(text, 0, text.length());
    }

    /** As {@link #estimate(CharSequence)}, for the units from {@code start} inclusive to {@code end} exclusive. */
    static int estimate(CharSequence text, int start, int end) {
        long halves = 0;
        int at = start;
        while (at < end) {
            char unit = text.charAt(at);
            int next = at + 1;
            if (isUpper(unit)) {
                next = run(text, at, end, Run.UPPER);
                if (next == at + 1) {
                    next = run(text, next, end, Run.LOWER);
                    halves += 2L * word(text, start, at, next);
                } else {
                    halves += 2L * ((next - at) / 2 + 1);
                }
            } else if (isLower(unit)) {
                next = run(text, at, end, Run.LOWER);
                halves += 2L * word(text, start, at, next);
            } else if (unit == ' ') {
                next = run(text, at, end, Run.BLANK);
                boolean free = next == at + 1 && next < end && isLetter(text.charAt(next));
                halves += free ? 0 : 2;
            } else {
                halves += halves(unit);
            }
            at = next;
        }
        return (int) Math.min(Integer.MAX_VALUE / 4, (halves + 1) / 2);
    }

    private static int word(CharSequence text, int start, int at, int next) {
        char before = at > start ? text.charAt(at - 1) : ' ';
        int letters = next - at;
        boolean key = before >= '0' && before <= '9' || isUpper(before) || isLower(before) && letters <= 3;
        if (key) {
            return (letters + 1) / 2;
        }
        return letters > 8 ? (letters + 2) / 3 : (letters + 3) / 4;
    }

    private enum Run {
        UPPER,
        LOWER,
        BLANK
    }

    private static int run(CharSequence text, int from, int end, Run kind) {
        int at = from;
        while (at < end) {
            char unit = text.charAt(at);
            boolean same = switch (kind) {
                case UPPER -> isUpper(unit);
                case LOWER -> isLower(unit);
                case BLANK -> unit == ' ';
            };
            if (!same) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static int halves(char unit) {
        if (unit >= 0x400 && unit < 0x500) {
            return 1;
        }
        if (unit < 0x590) {
            return 2;
        }
        boolean cjk = unit >= 0x3000 && unit <= 0x9fff || unit >= 0xac00 && unit <= 0xd7a3
                || unit >= 0xf900 && unit <= 0xfaff || unit >= 0xff00 && unit <= 0xffef;
        return cjk ? 3 : 4;
    }

    private static boolean isUpper(char unit) {
        return unit >= 'A' && unit <= 'Z';
    }

    private static boolean isLower(char unit) {
        return unit >= 'a' && unit <= 'z';
    }

    private static boolean isLetter(char unit) {
        return isUpper(unit) || isLower(unit);
    }
}
