package dev.triage.signature;

import dev.triage.fact.TimePoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times as a report shows them. */
final class Clocks {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Clocks() {}

    static String text(Instant moment) {
        return MINUTES.format(moment.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    /** As the context has it. */
    static String text(TimePoint point) {
        return (point.date() == null ? "" : point.date() + " ") + clock(point);
    }

    /** As the context has it, without the date if that is the day which is spoken of anyway. */
    static String text(TimePoint point, LocalDate day) {
        return day.equals(point.date()) ? clock(point) : text(point);
    }

    private static String clock(TimePoint point) {
        String clock = point.time().getSecond() == 0 ? MINUTES.format(point.time()) : SECONDS.format(point.time());
        String zone = point.offset() == null
                ? ""
                : point.offset().equals(ZoneOffset.UTC)
                        ? " UTC"
                        : " " + point.offset();
        return clock + zone;
    }
}
