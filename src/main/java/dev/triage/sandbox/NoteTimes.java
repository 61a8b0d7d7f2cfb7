package dev.triage.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves the times in a scenario's notes to the present. They are written once, with fixed dates, while the database tells
 * of today; a deploy of "this morning" would grow older with each day and at last be no suspect any more.
 */
final class NoteTimes {

    private static final Pattern TIME = Pattern.compile("\\b(?:(\\d{4}-\\d{2}-\\d{2}) )?(\\d{2}:\\d{2})\\b");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** How long before the present the latest of them is. */
    private static final Duration AGO = Duration.ofMinutes(10);

    private NoteTimes() {}

    /**
     * The notes with all times moved by the same span. A time without a date is of the day of the latest date.
     *
     * @param notes with times in UTC, as {@code 2026-11-27 09:00} or {@code 09:20}
     */
    static String movedTo(String notes, Instant now) {
        List<MatchResult> times = TIME.matcher(notes).results().toList();
        LocalDate day = times.stream().filter(time -> time.group(1) != null)
                .map(time -> LocalDate.parse(time.group(1))).max(Comparator.naturalOrder()).orElse(null);
        if (day == null) {
            return notes;
        }
        LocalDateTime latest = times.stream().map(time -> at(time, day)).max(Comparator.naturalOrder()).orElseThrow();
        Duration span = Duration.between(latest, LocalDateTime.ofInstant(now.minus(AGO), ZoneOffset.UTC));
        return TIME.matcher(notes).replaceAll(time -> {
            String moved = at(time, day).plus(span).format(MINUTE);
            return time.group(1) == null ? moved.substring(moved.indexOf(' ') + 1) : moved;
        });
    }

    private static LocalDateTime at(MatchResult time, LocalDate day) {
        return LocalDateTime.of(time.group(1) == null ? day : LocalDate.parse(time.group(1)),
                LocalTime.parse(time.group(2)));
    }
}
