package dev.triage.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds clock times with whatever date and zone stand beside them, and joins two of them into a range. */
final class TimeScanner {

    private static final int ROW_TIMES_MAX = 60;
    private static final String MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
    private static final Pattern TIME = Pattern.compile(
            """
            (?:(?<![\\w.:/+@-])|(?<=[-_])(?=\\d{4}-\\d\\d-\\d\\d))\
            (?:(?<y>\\d{4})[-/年.](?<mo>\\d{1,2})[-/月.](?<d>\\d{1,2})日?(?:T|[ ,|]{1,4}|(?=\\d\\d?:))\
            |(?<d2>\\d{1,2})[ /-](?<mo2>MONTHS)[a-z]{0,6}+[ /-](?<y2>\\d{4})(?:[ :,]|, )(?:at )?\
            |(?<mo3>MONTHS)[a-z]{0,6}+ {1,2}(?<d3>\\d{1,2})(?:,? (?<y3>\\d{4}))?,? (?:at )?)?+\
            (?<h>[01]?\\d|2[0-3])[:：](?<m>[0-5]\\d)(?:[:：](?<s>[0-5]\\d)(?:[.,](?<f>\\d{1,9}))?+)?+\
            (?![:：]?\\d|\\.\\d|%)\
            (?<ap> ?[AaPp]\\.?[Mm]\\b\\.?)?+\
            (?: ?[(（]?(?<z>北京时间|Z\\b|UTC(?:[+-]\\d{1,2})?+\\b|GMT\\b|CET\\b|CEST\\b|EST\\b|EDT\\b|PST\\b|PDT\\b|JST\\b|[+-]\\d{2}:?\\d{2}\\b)[)）]?)?+"""
                    .replace("MONTHS", MONTHS));
    private static final Pattern TO = Pattern.compile(" ?(?:-|–|—|~|→|->|to|until|till|至|到) ?");
    private static final Map<String, ZoneOffset> ZONES = Map.of("CET", ZoneOffset.ofHours(1), "CEST",
            ZoneOffset.ofHours(2), "EST", ZoneOffset.ofHours(-5), "EDT", ZoneOffset.ofHours(-4), "PST",
            ZoneOffset.ofHours(-8), "PDT", ZoneOffset.ofHours(-7), "JST", ZoneOffset.ofHours(9), "北京时间",
            ZoneOffset.ofHours(8));

    private final String text;
    private final Matcher time;
    private final Matcher to;

    TimeScanner(String text) {
        this.text = text;
        this.time = TIME.matcher(text).useTransparentBounds(true);
        this.to = TO.matcher(text).useTransparentBounds(true);
    }

    /** The times in a stretch of text, in order; lists of bare times in JSON arrays are left out. */
    List<TimeMention> scan(int start, int end) {
        List<TimeMention> found = new ArrayList<>();
        int from = start;
        while (from < end && found.size() < ROW_TIMES_MAX) {
            if (!time.region(from, end).useTransparentBounds(from > start).find()) {
                break;
            }
            from = time.end();
            if (isDuration(time.start(), start)) {
                continue;
            }
            if (isListed(time.start(), time.end(), start, end)) {
                continue;
            }
            TimeMention one = mention();
            if (one != null) {
                TimeMention whole = range(one, end);
                found.add(whole);
                from = whole.end();
            }
        }
        return found;
    }

    private TimeMention range(TimeMention first, int end) {
        to.region(first.end(), end);
        if (!to.lookingAt()) {
            return first;
        }
        time.region(to.end(), end).useTransparentBounds(false);
        boolean isTime = time.lookingAt();
        TimeMention second = isTime ? mention() : null;
        time.useTransparentBounds(true);
        if (second == null) {
            return first;
        }
        ZoneOffset offset = first.at().offset() != null ? first.at().offset() : second.at().offset();
        LocalDate day = first.at().date() != null && second.at().date() == null
                ? dayOfEnd(first.at().date(), first.at().time(), second.at().time())
                : second.at().date();
        return new TimeMention(first.start(), second.end(), new TimePoint(first.at().date(), first.at().time(), offset),
                new TimePoint(day, second.at().time(), second.at().offset() != null ? second.at().offset() : offset));
    }

    private static LocalDate dayOfEnd(LocalDate startDay, LocalTime start, LocalTime end) {
        return end.isBefore(start) ? startDay.plusDays(1) : startDay;
    }

    private @Nullable TimeMention mention() {
        try {
            int hour = Integer.parseInt(time.group("h"));
            String half = time.group("ap");
            if (half != null) {
                hour = hour % 12 + (half.trim().toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
            }
            String seconds = time.group("s");
            String fraction = time.group("f");
            int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
            LocalTime clock = LocalTime.of(hour, Integer.parseInt(time.group("m")),
                    seconds == null ? 0 : Integer.parseInt(seconds), nanos);
            String zone = time.group("z");
            boolean range = zone != null && zone.charAt(0) == '-' && seconds == null;
            return new TimeMention(time.start(), range ? time.end("m") : time.end(),
                    new TimePoint(date(), clock, offset(range ? null : zone)), null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable LocalDate date() {
        if (time.group("y") != null) {
            return LocalDate.of(number("y"), number("mo"), number("d"));
        }
        if (time.group("y2") != null) {
            return LocalDate.of(number("y2"), month(time.group("mo2")), number("d2"));
        }
        return time.group("y3") == null ? null : LocalDate.of(number("y3"), month(time.group("mo3")), number("d3"));
    }

    private int number(String group) {
        return Integer.parseInt(time.group(group));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) / 4 + 1;
    }

    private static @Nullable ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return null;
        }
        ZoneOffset known = ZONES.get(zone);
        if (known != null) {
            return known;
        }
        String digits = zone.replaceFirst("^(?:UTC|GMT)", "").replace(":", "");
        if (digits.isEmpty() || digits.equals("Z")) {
            return ZoneOffset.UTC;
        }
        int sign = digits.charAt(0) == '-' ? -1 : 1;
        int hours = Integer.parseInt(digits.substring(1, Math.min(digits.length(), 3)));
        int minutes = digits.length() > 3 ? Integer.parseInt(digits.substring(3)) : 0;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    /** {@code "duration": "3:02:30"} is no time of day. */
    private boolean isDuration(int start, int rowStart) {
        return text.substring(Math.max(rowStart, start - 14), start).contains("uration");
    }

    /** Whether the time is an element of a JSON array of times. */
    private boolean isListed(int start, int end, int rowStart, int rowEnd) {
        if (start - 1 < rowStart || text.charAt(start - 1) != '"' || end >= rowEnd || text.charAt(end) != '"') {
            return false;
        }
        boolean more = text.startsWith("\", \"", end) && end + 4 < rowEnd && isDigit(text.charAt(end + 4))
                || text.startsWith("\",\"", end) && end + 3 < rowEnd && isDigit(text.charAt(end + 3));
        boolean last = text.startsWith("\"]", end);
        int before = start - 2;
        while (before > rowStart && text.charAt(before) == ' ') {
            before--;
        }
        return (more || last) && before >= rowStart && (text.charAt(before) == ',' || text.charAt(before) == '[');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
