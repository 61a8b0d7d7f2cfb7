package dev.triage.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What happened, on an axis of time: a lane for changes, one for alerts and errors, one for metrics, one for the rest.
 * Places along the axis are percentages, so that the picture fits every width with letters of the same size.
 *
 * @param heightPixels of the whole picture
 */
public record TimelinePicture(List<Lane> lanes, List<Mark> marks, List<Tick> ticks, int heightPixels) {

    private static final int LANE_PIXELS = 26;
    private static final int ROW_PIXELS = 18;
    private static final int AXIS_PIXELS = 22;
    private static final int LABEL_PIXELS = 16;
    private static final int MARKS_MAX = 40;
    private static final double LEFT_PERCENT = 3;
    private static final double WIDTH_PERCENT = 94;
    /** Marks that are nearer than this to one another stand in rows. */
    private static final double APART_PERCENT = 6;

    public TimelinePicture {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
        ticks = List.copyOf(ticks);
    }

    /** What an event is, and so in which lane it stands. */
    public enum Kind {
        CHANGE,
        ALERT,
        METRIC,
        NOTE
    }

    /** Something that happened; the line is the one of the context that says so. */
    public record Event(Instant at, Kind kind, String text, int line) {}

    /** A lane with the height of its label, and where its line is drawn. */
    public record Lane(Kind kind, int labelY, int lineY) {}

    /** An event with its number in the list beside the picture, counted from 1. */
    public record Mark(int number, String x, int y, Event event, String clock) {}

    /** A time on the axis; the anchor keeps the first and last inside the picture. */
    public record Tick(String x, String label, String anchor) {}

    /** Draws the events; the first {@value #MARKS_MAX} of them if there are more. */
    public static TimelinePicture of(List<Event> happened) {
        List<Event> events = happened.stream().sorted(Comparator.comparing(Event::at)).limit(MARKS_MAX).toList();
        if (events.isEmpty()) {
            return new TimelinePicture(List.of(), List.of(), List.of(), 0);
        }
        Instant begin = events.getFirst().at();
        Duration length = Duration.between(begin, events.getLast().at());
        List<Lane> lanes = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        int y = 0;
        for (Kind kind : Kind.values()) {
            List<Event> inLane = events.stream().filter(event -> event.kind() == kind).toList();
            if (inLane.isEmpty()) {
                continue;
            }
            int lineY = y + LABEL_PIXELS + LANE_PIXELS / 2;
            int rows = 1;
            List<Double> rowEnds = new ArrayList<>();
            for (Event event : inLane) {
                double x = percent(begin, length, event.at());
                int row = freeRow(rowEnds, x);
                rows = Math.max(rows, row + 1);
                marks.add(new Mark(events.indexOf(event) + 1, text(x), lineY + row * ROW_PIXELS, event,
                        clock(event.at())));
            }
            lanes.add(new Lane(kind, y + LABEL_PIXELS - 3, lineY));
            y += LABEL_PIXELS + LANE_PIXELS + (rows - 1) * ROW_PIXELS;
        }
        marks.sort(Comparator.comparingInt(Mark::number));
        return new TimelinePicture(lanes, marks, ticks(begin, length), y + AXIS_PIXELS);
    }

    private static int freeRow(List<Double> rowEnds, double x) {
        for (int row = 0; row < rowEnds.size(); row++) {
            if (x - rowEnds.get(row) >= APART_PERCENT) {
                rowEnds.set(row, x);
                return row;
            }
        }
        rowEnds.add(x);
        return rowEnds.size() - 1;
    }

    private static List<Tick> ticks(Instant begin, Duration length) {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(text(LEFT_PERCENT), clock(begin), "start"));
        if (!length.isZero()) {
            ticks.add(new Tick(text(LEFT_PERCENT + WIDTH_PERCENT / 2), clock(begin.plus(length.dividedBy(2))),
                    "middle"));
            ticks.add(new Tick(text(LEFT_PERCENT + WIDTH_PERCENT), clock(begin.plus(length)), "end"));
        }
        return ticks;
    }

    private static double percent(Instant begin, Duration length, Instant at) {
        return length.isZero()
                ? LEFT_PERCENT
                : LEFT_PERCENT + WIDTH_PERCENT * Duration.between(begin, at).toMillis() / length.toMillis();
    }

    private static String text(double percent) {
        return String.format(Locale.ROOT, "%.1f%%", percent);
    }

    private static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC).format(at);
    }
}
