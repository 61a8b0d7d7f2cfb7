package dev.triage.sandbox;

import java.util.List;

/** What a run looked like over time. */
public record Timeline(List<Point> points, List<Mark> marks) {

    public Timeline {
        points = List.copyOf(points);
        marks = List.copyOf(marks);
    }

    /**
     * A moment; what was not measured in it is -1.
     *
     * @param millis since the scenario began
     * @param canaryMillis the canary's slowest write since the last point
     * @param waiters sessions that wait for a lock
     * @param sessions client sessions
     * @param buffers that the measured statement reads
     */
    public record Point(long millis, long canaryMillis, int waiters, int sessions, long buffers) {}

    /** Something that was done. */
    public record Mark(long millis, String what) {}
}
