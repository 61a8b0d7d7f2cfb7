package dev.triage.sandbox;

import dev.triage.collect.CollectOptions;
import dev.triage.collect.Collector;
import dev.triage.redact.Redactor;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One scenario under way: the cluster, its sessions, the fault. Closing it ends all of them and removes the cluster.
 */
public final class Sandbox implements AutoCloseable {

    private static final Duration SHOWS_WITHIN = Duration.ofSeconds(20);
    private static final long LOOK_NANOS = 50_000_000;
    private static final int GONE_LOOKS = 100;
    private static final int LOG_LINES = 120;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Scenario scenario;
    private final SandboxHome home;
    private final Cluster cluster;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Timeline.Mark> marks = new ArrayList<>();
    private final Db app;
    private final Db control;
    private final Db collector;
    private final Db responder;
    private final Watch watch;
    private final Conditions conditions;

    private Sandbox(SandboxHome home, Scenario scenario, Cluster cluster) throws SQLException {
        this.home = home;
        this.scenario = scenario;
        this.cluster = cluster;
        Endpoint endpoint = cluster.endpoint();
        this.app = keep(Db.admin(endpoint, Endpoint.APP));
        this.control = keep(Db.admin(endpoint, Endpoint.CONTROL));
        this.watch = new Watch(Db.admin(endpoint, Endpoint.APP));
        open.add(watch);
        // Before the fault: when it takes all connections, these two still have theirs.
        this.collector = keep(Db.open(endpoint, Endpoint.APP, Endpoint.COLLECTOR, "sandbox-collector"));
        this.responder = keep(Db.open(endpoint, Endpoint.APP, Endpoint.RESPONDER, "responder"));
        this.conditions = new Conditions(endpoint, scenario, app, control, watch);
    }

    private Db keep(Db db) {
        open.add(db);
        return db;
    }

    /** Makes the cluster, starts the sessions and makes the fault; returns when it shows. */
    public static Sandbox start(SandboxHome home, Scenario scenario) {
        RunFolder.sweep(home);
        String run = scenario.id() + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Cluster cluster = Cluster.start(home, scenario, run);
        try {
            RunFolder.write(cluster.folder(), run, scenario.id(), cluster.endpoint(), false);
            Sandbox sandbox = new Sandbox(home, scenario, cluster);
            try {
                sandbox.makeFault();
                return sandbox;
            } catch (SQLException | RuntimeException e) {
                sandbox.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            cluster.close();
            throw e instanceof SandboxException known
                    ? known
                    : new SandboxException(scenario.id() + ": " + e.getMessage(), e);
        }
    }

    private void makeFault() throws SQLException {
        app.value("SELECT pg_stat_statements_reset()");
        open.addFirst(new Canary(cluster.endpoint(), scenario.spec().canary(), watch));
        sessions(false);
        inject(cluster.endpoint(), scenario, app);
        Snapshot.take("before", app, control, scenario);
        mark("fault injected");
        sessions(true);
        replay();
        String missing = await(scenario.spec().ready(), SHOWS_WITHIN, Duration.ZERO);
        if (missing != null) {
            throw new SandboxException(scenario.id() + ": the fault does not show: " + missing);
        }
        List<String> unresolved = DetectScoring.unresolved(scenario, app);
        if (!unresolved.isEmpty()) {
            throw new SandboxException(scenario.id() + ": detect.entities that the cluster does not have: "
                    + String.join(", ", unresolved));
        }
        Snapshot.sessions("before", app, control, scenario);
        mark("fault shows");
    }

    /**
     * Runs the fault's script in a session of its own and waits until it is gone: what a session has counted reaches the
     * statistics at the latest when it ends, and must not arrive after the fix.
     */
    private static void inject(Endpoint endpoint, Scenario scenario, Db app) throws SQLException {
        int pid;
        try (Db session = Db.admin(endpoint, Endpoint.APP)) {
            pid = session.pid();
            session.script(SqlScript.read(scenario.folder().resolve("inject.sql")), "inject.sql");
        }
        for (int looks = 0; looks < GONE_LOOKS
                && "1".equals(app.value("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid)); looks++) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void sessions(boolean afterInject) {
        List<BackgroundSession> started = new ArrayList<>();
        for (Scenario.Session plan : scenario.spec().sessions()) {
            for (int n = 1; plan.afterInject() == afterInject && n <= plan.count(); n++) {
                BackgroundSession session = new BackgroundSession(cluster.endpoint(), plan, n, watch, app);
                started.add(session);
                open.addFirst(session);
                // One after the other: who comes first holds the lock, and who comes next waits for it.
                for (int looks = 0; looks < 100 && !session.settled(); looks++) {
                    LockSupport.parkNanos(LOOK_NANOS / 2);
                }
            }
        }
    }

    /** Tells other processes that this one holds it for a person. */
    void keep() {
        RunFolder.write(cluster.folder(), String.valueOf(cluster.folder().getFileName()), scenario.id(), endpoint(),
                true);
    }

    /** The incident's context, as an engineer would paste it. */
    public String context() {
        String notes = NoteTimes.movedTo(Cluster.text(scenario.folder().resolve("notes.md")), Instant.now());
        int split = notes.indexOf("## Notes");
        String deploys = notes.substring(0, split < 0 ? notes.length() : split).replace("## Deploys", "").strip();
        List<String> log = cluster.log(LOG_LINES).stream().filter(line -> !line.contains("app=sandbox"))
                .filter(line -> !line.contains("checkpoint") && !line.contains("database system")).toList();
        CollectOptions options = new CollectOptions(300, 20, Set.copyOf(Cluster.ownSettings()), log, deploys,
                split < 0 ? "" : notes.substring(split).replace("## Notes", "").strip());
        try {
            return new Collector(options, new Redactor()).collect(collector.connection()).text();
        } catch (SQLException e) {
            throw new SandboxException(scenario.id() + ": collecting failed: " + e.getMessage(), e);
        }
    }

    /** Runs the workload once more, each statement as often as it says; errors are the application's to see. */
    void replay() {
        for (Scenario.Work work : scenario.spec().workload()) {
            if (work.times() == 0) {
                continue;
            }
            try (Db db = Db.open(cluster.endpoint(), Endpoint.APP, work.role(), "workload")) {
                db.run("SET lock_timeout = '1s'");
                for (int i = 1; i <= work.times(); i++) {
                    db.run(work.text(i));
                }
            } catch (SQLException e) {
                continue; // no connection: that is what the application gets, too
            }
        }
    }

    /**
     * Waits until all conditions hold and keep holding.
     *
     * @return the condition that failed last; null if all held
     */
    @org.jspecify.annotations.Nullable
    String await(List<Scenario.Check> checks, Duration settle, Duration hold) {
        long start = System.nanoTime();
        long good = -1;
        while (true) {
            String failing = conditions.failing(checks);
            long now = System.nanoTime();
            if (failing != null) {
                good = -1;
                if (now - start > settle.toNanos()) {
                    return failing;
                }
            } else {
                good = good < 0 ? now : good;
                if (now - good >= hold.toNanos()) {
                    return null;
                }
            }
            LockSupport.parkNanos(LOOK_NANOS * 4);
        }
    }

    /** Another cluster of the same scenario, with the fault's script but without sessions; the caller closes it. */
    Cluster secondCopy() {
        String run = scenario.id() + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Cluster copy = Cluster.start(home, scenario, run);
        try (Db admin = Db.admin(copy.endpoint(), Endpoint.APP)) {
            RunFolder.write(copy.folder(), run, scenario.id(), copy.endpoint(), false);
            inject(copy.endpoint(), scenario, admin);
            return copy;
        } catch (SQLException | RuntimeException e) {
            copy.close();
            throw e instanceof SandboxException known ? known : new SandboxException("the second copy: " + e, e);
        }
    }

    void mark(String what) {
        marks.add(new Timeline.Mark(watch.millis(), what));
    }

    Timeline timeline() {
        return new Timeline(watch.points(), marks);
    }

    Scenario scenario() {
        return scenario;
    }

    Db app() {
        return app;
    }

    Db control() {
        return control;
    }

    Db responder() {
        return responder;
    }

    Watch watch() {
        return watch;
    }

    Endpoint endpoint() {
        return cluster.endpoint();
    }

    Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        for (AutoCloseable each : List.copyOf(open)) {
            try {
                each.close();
            } catch (Exception e) {
                throw new SandboxException("closing " + each + ": " + e.getMessage(), e);
            } finally {
                open.remove(each);
            }
        }
        cluster.close();
    }
}
