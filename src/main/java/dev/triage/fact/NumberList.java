package dev.triage.fact;

import org.jspecify.annotations.Nullable;

/**
 * A list of numbers in brackets, such as {@code [312.0, 341.0, "NaN", 494.0]}; what is no number is left out.
 *
 * @param end where reading stopped: at the closing bracket or, if the list is cut off, at the end of the text
 * @param count how many numbers it holds
 * @param mean their arithmetic mean
 */
record NumberList(int end, int count, Item first, Item last, Item min, Item max, double mean) {

    private static final String DIGITS = "0123456789";
    private static final String BLANKS = " \n\r\t";
    private static final int ITEMS_MAX = 5_000;
    private static final int ITEM_MAX_CHARS = 40;

    /** One number and where it stands. */
    record Item(int start, int end, double value) {}

    /** Reads the list whose bracket stands at {@code open}; null if no number follows. */
    static @Nullable NumberList at(String text, int open) {
        int at = open + 1;
        int count = 0;
        double sum = 0;
        Item first = null;
        Item last = null;
        Item min = null;
        Item max = null;
        while (at < text.length() && count < ITEMS_MAX) {
            at = skip(text, at, BLANKS);
            int end = numberEnd(text, at);
            int gap = gapEnd(text, at);
            if (gap == at && (end == at || end - at > ITEM_MAX_CHARS)) {
                break;
            }
            if (gap == at) {
                Item item = new Item(at, end, Double.parseDouble(text.substring(at, end)));
                first = first == null ? item : first;
                min = min == null || item.value() < min.value() ? item : min;
                max = max == null || item.value() > max.value() ? item : max;
                last = item;
                sum += item.value();
                count++;
            }
            at = skip(text, Math.max(gap, end), BLANKS);
            if (at >= text.length() || text.charAt(at) != ',') {
                break;
            }
            at++;
        }
        return first == null || last == null || min == null || max == null
                ? null
                : new NumberList(at, count, first, last, min, max, sum / count);
    }

    /** The value that lies farthest from the first. */
    Item farthest() {
        return max.value() - first.value() >= first.value() - min.value() ? max : min;
    }

    /** The end of a value that is missing; {@code at} if none is. */
    private static int gapEnd(String text, int at) {
        for (String gap : new String[]{"\"NaN\"", "NaN", "null"}) {
            if (text.startsWith(gap, at)) {
                return at + gap.length();
            }
        }
        return at;
    }

    /** The end of a decimal number with an optional sign and exponent; {@code at} if there is none. */
    private static int numberEnd(String text, int at) {
        int digits = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
        int end = skip(text, digits, DIGITS);
        if (end == digits) {
            return at;
        }
        if (end < text.length() && text.charAt(end) == '.' && skip(text, end + 1, DIGITS) > end + 1) {
            end = skip(text, end + 1, DIGITS);
        }
        if (end + 1 < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = text.charAt(end + 1) == '-' || text.charAt(end + 1) == '+' ? end + 2 : end + 1;
            int stop = skip(text, exponent, DIGITS);
            end = stop > exponent && stop - exponent < 4 ? stop : end;
        }
        return end;
    }

    private static int skip(String text, int from, String chars) {
        int at = from;
        while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
