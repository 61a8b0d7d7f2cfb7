package dev.triage.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers that stand for themselves: not those inside identifiers, versions, addresses, dates or clock times.
 * Reads each character a bounded number of times.
 */
final class NumberScanner {

    private static final int ROW_NUMBERS_MAX = 200;
    /** Units of one character that may stand behind a space; other letters there are mostly words. */
    private static final String ALONE = "%sh秒天分个次条行台";

    private static final String OPENERS = "([{<>≤≥\"'`=:,~≈+|→≫*（【：，";
    private static final String CURRENCIES = "$€£¥￥";

    private final String text;
    private final Findings findings;

    NumberScanner(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    List<NumberMention> scan(Row row) {
        List<NumberMention> found = new ArrayList<>();
        int at = row.start();
        while (at < row.end() && found.size() < ROW_NUMBERS_MAX) {
            if (!isDigit(text.charAt(at))) {
                at++;
                continue;
            }
            NumberMention number = startsWell(at, row, found) ? read(at, row) : null;
            if (number != null && !findings.isTaken(number.start(), number.end())) {
                found.add(number);
                at = number.end();
            } else {
                at = skipWord(at, row.end());
            }
        }
        return found;
    }

    private boolean startsWell(int at, Row row, List<NumberMention> found) {
        if (at == row.start()) {
            return true;
        }
        char before = text.charAt(at - 1);
        if (Character.isWhitespace(before) || OPENERS.indexOf(before) >= 0 || CURRENCIES.indexOf(before) >= 0
                || isIdeograph(before)) {
            return before != ':' || at < row.start() + 2 || !isDigit(text.charAt(at - 2));
        }
        if (before == '/') {
            return !found.isEmpty() && found.getLast().end() == at - 1;
        }
        return before == '-' && (at - 1 == row.start() || Character.isWhitespace(text.charAt(at - 2))
                || "=:".indexOf(text.charAt(at - 2)) >= 0);
    }

    private @Nullable NumberMention read(int at, Row row) {
        int end = digits(at, row.end());
        double value;
        try {
            value = Double.parseDouble(text.substring(at, end).replace(",", ""));
        } catch (NumberFormatException e) {
            return null;
        }
        int start = at;
        if (at > row.start() && text.charAt(at - 1) == '-') {
            value = -value;
            start--;
        }
        boolean money = at > row.start() && CURRENCIES.indexOf(text.charAt(at - 1)) >= 0;
        if (money) {
            start--;
        }
        NumberMention number = withUnit(start, end, value, money, row.end());
        return endsWell(number.end(), row.end()) && !isColour(start, number, row) ? number : null;
    }

    /** Terminal colours, as in {@code [37m}, are left over in many logs. */
    private boolean isColour(int start, NumberMention number, Row row) {
        return start > row.start() && text.charAt(start - 1) == '[' && text.charAt(number.end() - 1) == 'm';
    }

    /** The end of digits with thousands separators, decimals and exponent. */
    private int digits(int at, int limit) {
        int end = run(at, limit);
        while (end - at <= 12 && end + 3 < limit + 0 && text.charAt(end) == ',' && run(end + 1, limit) == end + 4) {
            end += 4;
        }
        if (end + 3 == limit - 1 && text.charAt(end) == ',' && run(end + 1, limit) == end + 4) {
            end += 4;
        }
        if (end + 1 < limit && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
            end = run(end + 1, limit);
        }
        if (end + 2 < limit && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int digit = text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-' ? end + 2 : end + 1;
            if (digit < limit && isDigit(text.charAt(digit))) {
                end = run(digit, limit);
            }
        }
        return end;
    }

    private NumberMention withUnit(int start, int end, double value, boolean money, int limit) {
        int at = end;
        double scale = 1;
        if (at < limit && isScale(text.charAt(at)) && (at + 1 == limit || !isWordPart(text.charAt(at + 1)))) {
            scale = text.charAt(at) == 'B' ? 1e9 : text.charAt(at) == 'M' ? 1e6 : 1e3;
            at++;
        }
        if (money) {
            return new NumberMention(start, at, value * scale, new Unit(Dimension.MONEY, 1), true);
        }
        NumberMention spanned = scale == 1 ? compound(start, end, value, limit) : null;
        if (spanned != null) {
            return spanned;
        }
        int unitStart = at;
        while (unitStart < limit && unitStart - at < 2
                && (text.charAt(unitStart) == ' ' || text.charAt(unitStart) == '-')) {
            unitStart++;
        }
        Unit unit = unitStart < limit ? unitAt(unitStart, limit) : null;
        if (unit == null || unitStart > at && text.charAt(at) == '-' && unit.dimension() != Dimension.TIME
                || unitStart > at && unitEnd(unitStart, limit) - unitStart == 1
                        && ALONE.indexOf(text.charAt(unitStart)) < 0) {
            return scale == 1
                    ? new NumberMention(start, end, value, Unit.NONE, false)
                    : new NumberMention(start, at, value * scale, new Unit(Dimension.COUNT, 1), true);
        }
        if (scale != 1 && !unit.counts()) {
            return new NumberMention(start, at, value * scale, new Unit(Dimension.COUNT, 1), true);
        }
        int unitEnd = unitEnd(unitStart, limit);
        return rate(start, unitEnd, value * scale, unit, limit);
    }

    /** Adds {@code /s}, {@code /min} or {@code per second} to what was read. */
    private NumberMention rate(int start, int end, double value, Unit unit, int limit) {
        int at = end;
        if (at < limit && text.charAt(at) == '/') {
            at++;
        } else if (text.startsWith(" per ", at)) {
            at += 5;
        } else {
            return new NumberMention(start, end, value, unit, true);
        }
        Unit time = at < limit ? unitAt(at, limit) : null;
        Unit rate = time != null && time.dimension() == Dimension.TIME ? unit.per(time.factor()) : null;
        return rate == null
                ? new NumberMention(start, end, value, unit, true)
                : new NumberMention(start, unitEnd(at, limit), value, rate, true);
    }

    /** Durations of several parts: {@code 5m30s}, {@code 4h 12m}. */
    private @Nullable NumberMention compound(int start, int end, double value, int limit) {
        Unit first = end < limit ? unitAt(end, limit) : null;
        if (first == null || first.dimension() != Dimension.TIME) {
            return null;
        }
        double seconds = value * first.factor();
        double smallest = first.factor();
        int at = unitEnd(end, limit);
        int parts = 1;
        while (parts < 4) {
            int next = at < limit && text.charAt(at) == ' ' ? at + 1 : at;
            int digitsEnd = run(next, limit);
            Unit unit = digitsEnd > next && digitsEnd < limit ? unitAt(digitsEnd, limit) : null;
            if (unit == null || unit.dimension() != Dimension.TIME || unit.factor() >= smallest
                    || digitsEnd - next > 6) {
                break;
            }
            seconds += Integer.parseInt(text.substring(next, digitsEnd)) * unit.factor();
            smallest = unit.factor();
            at = unitEnd(digitsEnd, limit);
            parts++;
        }
        return parts == 1 ? null : new NumberMention(start, at, seconds, new Unit(Dimension.TIME, 1), true);
    }

    private @Nullable Unit unitAt(int at, int limit) {
        return Unit.named(text.substring(at, unitEnd(at, limit)));
    }

    private int unitEnd(int at, int limit) {
        char first = text.charAt(at);
        if (first == '%' || first == '％' || first == '×') {
            return at + 1;
        }
        int end = at;
        int most = Math.min(limit, at + Unit.NAME_MAX_CHARS);
        if (isIdeograph(first)) {
            for (int length = Math.min(3, limit - at); length > 0; length--) {
                if (Unit.named(text.substring(at, at + length)) != null) {
                    return at + length;
                }
            }
            return at + 1;
        }
        while (end < most && Character.isLetter(text.charAt(end)) && !isIdeograph(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** What follows must not make the number a part of a date, a version, an address or a word. */
    private boolean endsWell(int end, int limit) {
        if (end >= limit) {
            return true;
        }
        char after = text.charAt(end);
        char next = end + 1 < limit ? text.charAt(end + 1) : ' ';
        if (after == '.' || after == ':' || after == '-' || after == '@') {
            return !Character.isLetterOrDigit(next) && next != '_' && next != '/' || after == '-' && next == '>';
        }
        if (after == '/') {
            return isDigit(next);
        }
        return !isWordPart(after) || isIdeograph(after);
    }

    private int skipWord(int at, int limit) {
        int end = at;
        while (end < limit && (isWordPart(text.charAt(end)) || ".:-/".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private int run(int at, int limit) {
        int end = at;
        while (end < limit && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isScale(char c) {
        return c == 'k' || c == 'K' || c == 'M' || c == 'B';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    static boolean isIdeograph(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }
}
