package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.List;

/** Whether each step's rollback brings the schema back, tried on a second copy of the cluster. */
record RollbackTrial(int tried, int restored) {

    static final RollbackTrial NONE = new RollbackTrial(0, 0);

    static RollbackTrial of(Sandbox sandbox, List<Submission.Step> steps, PlanRunner runner) throws SQLException {
        List<Submission.Step> undoable = steps.stream().filter(step -> !step.rollback().isEmpty()).toList();
        if (undoable.isEmpty()) {
            return NONE;
        }
        int restored = 0;
        try (Cluster copy = sandbox.secondCopy();
                Db admin = Db.admin(copy.endpoint(), Endpoint.APP);
                Db responder = Db.open(copy.endpoint(), Endpoint.APP, Endpoint.RESPONDER, "responder")) {
            String before = Snapshot.fingerprint(admin);
            for (Submission.Step step : undoable) {
                step.statements().forEach(sql -> runner.run(responder, sql));
                step.rollback().forEach(sql -> runner.run(responder, sql));
                String after = Snapshot.fingerprint(admin);
                restored += after.equals(before) ? 1 : 0;
                before = after;
            }
        }
        return new RollbackTrial(undoable.size(), restored);
    }
}
