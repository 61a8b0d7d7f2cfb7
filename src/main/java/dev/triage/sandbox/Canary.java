package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Writes all the time, as users would; what it has to wait, they have to wait. */
final class Canary implements AutoCloseable {

    private static final long PAUSE_NANOS = 20_000_000;

    private final AtomicBoolean ended = new AtomicBoolean();

    Canary(Endpoint endpoint, Scenario.Canary plan, Watch watch) throws SQLException {
        Db first = Db.open(endpoint, Endpoint.APP, plan.role(), "canary");
        watch.canary(first.pid());
        Thread.ofVirtual().name("canary").start(() -> {
            Db db = first;
            while (!ended.get()) {
                Db.Result result = db.run(plan.sql());
                watch.canaryTook(result.millis());
                if (!result.ok() && !watch.lives(db.pid())) {
                    try {
                        db.close();
                        db = Db.open(endpoint, Endpoint.APP, plan.role(), "canary");
                        watch.canary(db.pid());
                    } catch (SQLException | SandboxException e) {
                        LockSupport.parkNanos(10 * PAUSE_NANOS);
                    }
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            db.close();
        });
    }

    @Override
    public void close() {
        ended.set(true);
    }
}
