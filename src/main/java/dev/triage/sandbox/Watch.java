package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the cluster up to a hundred times a second: who is alive, how many wait, and whether the canary waits behind a
 * statement of the responder. How much of a statement's time the canary stood still is a ratio, so a slow machine changes
 * nothing: of samples, and of the longest single write of the canary while the statement ran. Looks show the reason, and
 * clocks show the length even where a busy machine leaves time for few looks.
 */
final class Watch implements AutoCloseable {

    private static final long PAUSE_NANOS = 10_000_000;
    private static final int EVERY_AT_FIRST = 10;
    private static final int POINTS_MAX = 2_000;
    /** Writes that are quicker than this are not kept; no stall is made of them. */
    private static final long WRITE_LEAST_MILLIS = 15;
    private static final int WRITES_MAX = 10_000;
    private static final String LOOK = """
                                       WITH ahead AS MATERIALIZED (SELECT pg_blocking_pids(%d) AS pids)
                                       SELECT pid, usename, state, wait_event_type = 'Lock', extract(epoch FROM query_start) * 1000,
                                         left(query, 200), pid = ANY (ahead.pids) FROM pg_stat_activity, ahead
                                       WHERE (backend_type = 'client backend' OR usename = 'responder')
                                         AND application_name NOT LIKE 'sandbox%%'""";

    /** One statement of a responder: samples, and from when to when it was seen, in milliseconds since 1970. */
    private record Stall(String query, int seen, int waited, long from, long to) {}

    /** One write of the canary, in milliseconds since 1970. */
    private record Write(long from, long to) {

        long within(Stall stall) {
            return Math.max(0, Math.min(to, stall.to) - Math.max(from, stall.from));
        }
    }

    private final Db admin;
    private final Thread thread;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger canary = new AtomicInteger(-1);
    private final AtomicLong latency = new AtomicLong();
    private final Set<Integer> alive = ConcurrentHashMap.newKeySet();
    private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, Stall> stalls = new LinkedHashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<Timeline.Point> points = new ArrayList<>();
    private final long start = System.nanoTime();
    private int every = EVERY_AT_FIRST;

    Watch(Db admin) {
        this.admin = admin;
        // A thread of the system, for the carriers of virtual ones may all be busy with sessions.
        this.thread = Thread.ofPlatform().daemon().name("sandbox-watch").start(this::look);
    }

    void canary(int pid) {
        canary.set(pid);
    }

    /** Notes a write of the canary that has just ended. */
    synchronized void canaryTook(long millis) {
        latency.accumulateAndGet(millis, Math::max);
        if (millis >= WRITE_LEAST_MILLIS && writes.size() < WRITES_MAX) {
            long now = System.currentTimeMillis();
            writes.add(new Write(now - millis, now));
        }
    }

    /** Whether a session lives, as far as the last look told. */
    boolean lives(int pid) {
        return alive.contains(pid);
    }

    /** Whether a session waits for a lock. */
    boolean waits(int pid) {
        return waiting.contains(pid);
    }

    void joined(int pid) {
        alive.add(pid);
    }

    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void look() {
        for (int round = 0; !ended.get(); round++) {
            try {
                sample(admin.rows(LOOK.formatted(canary.get())), round);
            } catch (SQLException e) {
                return; // the server is gone; whoever asks next will notice
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private synchronized void sample(List<List<String>> sessions, int round) {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        Set<Integer> waiters = ConcurrentHashMap.newKeySet();
        for (List<String> session : sessions) {
            seen.add(Integer.parseInt(session.get(0)));
            if (session.get(3).equals("t")) {
                waiters.add(Integer.parseInt(session.get(0)));
            }
            if (session.get(1).equals(Endpoint.RESPONDER) && session.get(2).equals("active")) {
                boolean waits = session.get(6).equals("t");
                long from = (long) Double.parseDouble(session.get(4));
                stalls.merge(session.get(0) + " " + from,
                        new Stall(session.get(5), 1, waits ? 1 : 0, from, System.currentTimeMillis()),
                        (a, b) -> new Stall(a.query, a.seen + b.seen, a.waited + b.waited, a.from, b.to));
            }
        }
        alive.removeIf(pid -> !seen.contains(pid));
        alive.addAll(seen);
        waiting.retainAll(waiters);
        waiting.addAll(waiters);
        if (round % every == 0) {
            if (points.size() >= POINTS_MAX) {
                thin();
            }
            points.add(new Timeline.Point(millis(), latency.getAndSet(0), waiters.size(), sessions.size(), -1));
        }
    }

    /** A person may take an hour: of two points that lie side by side one goes, and from now on they come half as often. */
    private void thin() {
        for (int at = points.size() - 1; at > 0; at -= 2) {
            if (points.get(at).buffers() < 0) {
                points.remove(at);
            }
        }
        every *= 2;
    }

    /** Notes how many buffers a statement of the workload reads now. */
    synchronized void buffers(long count) {
        points.add(new Timeline.Point(millis(), -1, -1, -1, count));
    }

    /** Puts the stalls that were seen where the traps can read them. */
    synchronized void store(Db control) throws SQLException {
        String source = Long.toString(ProcessHandle.current().pid());
        control.run("DELETE FROM stall WHERE source = '" + source + "'");
        for (Stall stall : stalls.values()) {
            try (var insert = control.connection().prepareStatement("INSERT INTO stall VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, source);
                insert.setString(2, stall.query);
                insert.setInt(3, stall.seen);
                insert.setInt(4, stall.waited);
                insert.setLong(5, stall.to - stall.from);
                insert.setLong(6, writes.stream().mapToLong(write -> write.within(stall)).max().orElse(0));
                insert.executeUpdate();
            }
        }
    }

    synchronized List<Timeline.Point> points() {
        return List.copyOf(points);
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close();
    }
}
