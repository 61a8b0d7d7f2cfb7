package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A session as an application holds it: it connects, works, stays, and comes back as its restart policy says. */
final class BackgroundSession implements AutoCloseable {

    private static final long LOOK_NANOS = 20_000_000;

    private final Endpoint endpoint;
    private final Scenario.Session plan;
    private final String name;
    private final Watch watch;
    private final Db admin;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicReference<@Nullable Db> current = new AtomicReference<>();
    private final Thread thread;

    BackgroundSession(Endpoint endpoint, Scenario.Session plan, int number, Watch watch, Db admin) {
        this.endpoint = endpoint;
        this.plan = plan;
        this.name = plan.name().replace("{n}", Integer.toString(number));
        this.watch = watch;
        this.admin = admin;
        this.thread = Thread.ofVirtual().name(name).start(this::live);
    }

    /** Whether it has done its first round, waits for a lock in it, or has ended. */
    boolean settled() {
        Db db = current.get();
        return settled.get() || !thread.isAlive() || db != null && watch.waits(db.pid());
    }

    private void live() {
        boolean again = true;
        while (again && !ended.get()) {
            once();
            again = !ended.get() && comesBack();
        }
    }

    private void once() {
        try (Db db = Db.open(endpoint, Endpoint.APP, plan.role(), name)) {
            current.set(db);
            watch.joined(db.pid());
            if (plan.every() > 0) {
                while (!ended.get() && round(db)) {
                    LockSupport.parkNanos(plan.every() * 1_000_000L);
                }
            } else if (round(db)) {
                while (!ended.get() && watch.lives(db.pid())) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        } catch (SQLException e) {
            return; // refused; the restart policy decides
        }
    }

    /** False if the connection is lost. What the server refuses, an application logs and goes on. */
    private boolean round(Db db) {
        for (String statement : plan.statements()) {
            String state = db.run(statement).sqlState();
            if (state != null && (state.startsWith("08") || state.equals("57P01") || state.equals("57P02"))) {
                return false;
            }
        }
        settled.set(true);
        return true;
    }

    private boolean comesBack() {
        LockSupport.parkNanos(plan.restartMillis() * 1_000_000L);
        String policy = String.valueOf(plan.restart());
        return switch (policy) {
            case "never" -> false;
            case "always" -> true;
            default -> holds(policy);
        };
    }

    private boolean holds(String condition) {
        try {
            synchronized (admin) {
                return "t".equals(admin.value(condition));
            }
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        ended.set(true);
        Db db = current.get();
        if (db != null) {
            db.close();
        }
    }
}
