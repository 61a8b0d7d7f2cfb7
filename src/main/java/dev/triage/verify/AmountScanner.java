package dev.triage.verify;

import dev.triage.fact.Dimension;
import dev.triage.fact.Unit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the amounts of a folded text: numbers with their units, factors, shares, rates; in English and Chinese. */
final class AmountScanner {

    private static final Pattern NUMBER = Pattern
            .compile("(?<![A-Za-z0-9_.])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|(?<![A-Za-z0-9_.])\\d+(?:\\.\\d+)?");
    private static final Pattern SCALE = Pattern.compile(
            " ?(thousand|million|billion|万亿|百万|千万|万|亿|千)|([kKMB])(?![A-Za-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern FACTOR = Pattern.compile(
            "(?: ?[x×](?![A-Za-z0-9])|[ -]?fold\\b| times (?:as|higher|slower|faster|more|the)|-times| ?倍)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTS = Pattern.compile(" ?(?:percentage[ -]points?|pp\\b|个?百分点)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PER = Pattern
            .compile(" ?(?:/|per |an? )(s|sec|second|min|minute|h|hour|day)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH_SECOND = Pattern.compile("每(秒|分钟|小时)[^\\d。，]{0,4}$");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:~|≈|\\b(?:about|around|roughly|approximately|approx\\.?|circa|some)|大约|大概|约)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MORE = Pattern.compile(
            "(?:>=?|≥|\\b(?:over|above|more than|exceed(?:s|ed|ing)?|at least|beyond|longer than|greater than)|超过|大于|高于|至少|逾)(?:[\\u4e00-\\u9fff]{0,8})\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LESS = Pattern.compile(
            "(?:<=?|≤|\\b(?:under|below|less than|nearly|almost|up to|at most|within|fewer than|close to)|不到|近|将近|接近|少于|低于|至多|以内)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MORE_BEHIND = Pattern.compile("\\+| ?(?:多|余|以上)");
    private static final Pattern NOUN = Pattern
            .compile("[ -]?((?:[A-Za-z]+[ ])?[A-Za-z]{3,}|[\\u4e00-\\u9fff]{1,4})");
    private static final int LOOK_BACK_CHARS = 24;

    private final String text;

    AmountScanner(String folded) {
        this.text = folded;
    }

    /** All amounts that do not lie in characters that are taken. */
    List<Amount> scan(BitSet taken) {
        List<Amount> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            int next = taken.nextSetBit(number.start());
            if (next < 0 || next >= number.end()) {
                found.add(read(number.start(), number.end()));
            }
        }
        return found;
    }

    private Amount read(int start, int end) {
        String digits = text.substring(start, end);
        int point = digits.indexOf('.');
        int decimals = point < 0 ? 0 : digits.length() - point - 1;
        double written = Double.parseDouble(digits.replace(",", ""));
        int at = end;
        Matcher scale = SCALE.matcher(text).region(end, text.length());
        if (scale.lookingAt() && !isUnitAt(end)) {
            double factor = factor(scale.group().strip());
            written *= factor;
            decimals -= (int) Math.round(Math.log10(factor));
            at = scale.end();
        }
        String before = text.substring(Math.max(0, start - LOOK_BACK_CHARS), start);
        if (found(FACTOR, at)) {
            Matcher factor = matcher(FACTOR, at);
            factor.lookingAt();
            return amount(start, factor.end(), written, Unit.NONE, decimals, before, true);
        }
        if (!before.isEmpty() && "$€£¥￥".indexOf(before.charAt(before.length() - 1)) >= 0) {
            return amount(start, at, written, new Unit(Dimension.MONEY, 1), decimals, before, false);
        }
        Matcher points = matcher(POINTS, at);
        if (points.lookingAt()) {
            return amount(start, points.end(), written, new Unit(Dimension.RATIO, 0.01), decimals, before, false);
        }
        int unitAt = at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-') ? at + 1 : at;
        Unit unit = unitAt(unitAt, unitAt > at);
        if (unit == null) {
            return rate(start, at, written, Unit.NONE, decimals, before);
        }
        return rate(start, unitEnd(unitAt), written, unit, decimals, before);
    }

    private Amount rate(int start, int end, double written, Unit unit, int decimals, String before) {
        Matcher per = matcher(PER, end);
        Matcher each = EACH_SECOND.matcher(before);
        String time = per.lookingAt() ? per.group(1) : each.find() ? each.group(1) : "";
        Unit every = time.isEmpty() ? null : Unit.named(time.toLowerCase(Locale.ROOT));
        Unit rate = every == null ? null : unit.per(every.factor());
        int stop = rate != null && per.hasMatch() ? per.end() : end;
        return amount(start, stop, written, rate == null ? unit : rate, decimals, before, false);
    }

    private Amount amount(int start, int end, double written, Unit unit, int decimals, String before, boolean times) {
        Amount.Closeness closeness = ABOUT.matcher(before).find()
                ? Amount.Closeness.ABOUT
                : MORE.matcher(before).find() || found(MORE_BEHIND, end)
                        ? Amount.Closeness.MORE
                        : LESS.matcher(before).find() ? Amount.Closeness.LESS : Amount.Closeness.EXACT;
        Matcher noun = matcher(NOUN, end);
        return new Amount(start, end, text.substring(start, end).strip(), written, written * unit.factor(),
                unit.dimension(), decimals, closeness, times,
                noun.lookingAt() ? noun.group(1).toLowerCase(Locale.ROOT) : "");
    }

    private Matcher matcher(Pattern pattern, int at) {
        return pattern.matcher(text).region(Math.min(at, text.length()), text.length());
    }

    private boolean found(Pattern pattern, int at) {
        return matcher(pattern, at).lookingAt();
    }

    private static double factor(String scale) {
        return switch (scale.toLowerCase(Locale.ROOT)) {
            case "thousand", "k", "千" -> 1e3;
            case "million", "m", "百万" -> 1e6;
            case "billion", "b" -> 1e9;
            case "千万" -> 1e7;
            case "亿" -> 1e8;
            case "万亿" -> 1e12;
            default -> 1e4;
        };
    }

    /** {@code 5 MB} is no five million, and {@code 3 min} none either. */
    private boolean isUnitAt(int at) {
        Unit unit = at < text.length() ? Unit.named(text.substring(at, unitEnd(at))) : null;
        return unit != null && unit.dimension() != Dimension.COUNT && unit.dimension() != Dimension.PLAIN;
    }

    private @Nullable Unit unitAt(int at, boolean apart) {
        if (at >= text.length()) {
            return null;
        }
        int end = unitEnd(at);
        Unit unit = Unit.named(text.substring(at, end));
        // A single letter apart from the number is a word more often than a unit.
        return apart && end - at == 1 && "%sh秒天分个次条行台名笔".indexOf(text.charAt(at)) < 0 ? null : unit;
    }

    private int unitEnd(int at) {
        char first = text.charAt(at);
        if (first == '%') {
            return at + 1;
        }
        if (Folded.isIdeograph(first)) {
            for (int length = Math.min(3, text.length() - at); length > 1; length--) {
                if (Unit.named(text.substring(at, at + length)) != null) {
                    return at + length;
                }
            }
            return at + 1;
        }
        int end = at;
        int most = Math.min(text.length(), at + Unit.NAME_MAX_CHARS + 1);
        while (end < most && Character.isLetter(text.charAt(end)) && !Folded.isIdeograph(text.charAt(end))) {
            end++;
        }
        return Math.max(end, Math.min(at + 1, text.length()));
    }
}
