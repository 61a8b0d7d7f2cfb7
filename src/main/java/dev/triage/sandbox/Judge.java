package dev.triage.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs what was submitted and scores it by what the cluster then shows. */
public final class Judge {

    private static final int ROLLBACK_POINTS = 8;

    /**
     * How long to wait for conditions.
     *
     * @param settle until they hold for the first time; statistics lag by up to a second
     * @param hold for how long they must go on holding
     */
    public record Patience(Duration settle, Duration hold) {

        /** As the scores are defined. */
        public static final Patience FULL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(8));
        /** For a run that only has to show its traps. */
        static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);
    }

    private final Sandbox sandbox;
    private final Patience patience;

    public Judge(Sandbox sandbox, Patience patience) {
        this.sandbox = sandbox;
        this.patience = patience;
    }

    /**
     * Runs the checklist and then the plan, and scores.
     *
     * @param context the text that the analyst had; empty for people
     */
    public SandboxRun judge(Submission submission, String analyst, String prompt, String context) {
        return judge(submission, analyst, prompt, context, sandbox.responder());
    }

    SandboxRun judge(Submission submission, String analyst, String prompt, String context, Db responder) {
        long start = System.nanoTime();
        try {
            DetectScoring detect = DetectScoring.of(sandbox.scenario(), submission.claims());
            PlanRunner runner = new PlanRunner(context, submission.judged());
            List<SandboxRun.Executed> checklist = checklist(submission, runner, responder);
            sandbox.mark("plan starts");
            List<SandboxRun.Executed> executed = runner.run(responder, submission.steps());
            sandbox.mark("plan done");
            sandbox.replay();
            PlanRunner.store(sandbox.control(), executed);
            Snapshot.take("after", sandbox.app(), sandbox.control(), sandbox.scenario());
            String unmet = sandbox.await(sandbox.scenario().spec().fix(), patience.settle(), patience.hold());
            sandbox.mark(unmet == null ? "mended" : "not mended");
            List<Scenario.TrapRule> tripped = tripped();
            RollbackTrial rollbacks = !patience.equals(Patience.NONE)
                    ? RollbackTrial.of(sandbox, submission.steps(), runner)
                    : RollbackTrial.NONE;
            SandboxScore score = score(detect, unmet, tripped, rollbacks);
            return new SandboxRun(sandbox.scenario().id(), analyst, prompt, score, context, submission.claims(),
                    executed, checklist, culpritShown(checklist), rollbacks.tried(), rollbacks.restored(),
                    sandbox.timeline(), (System.nanoTime() - start) / 1_000_000, "");
        } catch (SQLException e) {
            throw new SandboxException(sandbox.scenario().id() + ": " + e.getMessage(), e);
        }
    }

    private List<SandboxRun.Executed> checklist(Submission submission, PlanRunner runner, Db responder) {
        responder.run("SET default_transaction_read_only = on");
        List<SandboxRun.Executed> ran = new ArrayList<>();
        submission.checklist().forEach(sql -> ran.add(runner.run(responder, sql)));
        responder.run("RESET default_transaction_read_only");
        return ran;
    }

    private int culpritShown(List<SandboxRun.Executed> checklist) {
        Pattern culprit = Pattern.compile(sandbox.scenario().spec().culprit());
        return (int) checklist.stream().filter(step -> culprit.matcher(step.output()).find()).count();
    }

    private List<Scenario.TrapRule> tripped() throws SQLException {
        sandbox.watch().store(sandbox.control());
        Snapshot.take("after", sandbox.app(), sandbox.control(), sandbox.scenario());
        List<Scenario.TrapRule> all = new ArrayList<>(BuiltInTraps.of(sandbox.scenario()));
        all.addAll(sandbox.scenario().spec().traps());
        List<Scenario.TrapRule> tripped = new ArrayList<>();
        for (Scenario.TrapRule trap : all) {
            if ("t".equals(sandbox.control().value(trap.when()))) {
                tripped.add(trap);
            }
        }
        return tripped;
    }

    private static SandboxScore score(DetectScoring detect, @org.jspecify.annotations.Nullable String unmet,
            List<Scenario.TrapRule> tripped, RollbackTrial rollbacks) {
        boolean broken = rollbacks.restored() < rollbacks.tried();
        int fix = unmet != null ? 0 : SandboxScore.FIX_MAX - (broken ? ROLLBACK_POINTS : 0);
        int trap = Math.max(0,
                SandboxScore.TRAP_MAX - tripped.stream().mapToInt(Scenario.TrapRule::points).sum());
        String why = Optional.ofNullable(unmet)
                .orElse(broken ? "mended, but a rollback does not bring the schema back" : "mended");
        return new SandboxScore(detect.points(), fix, trap, detect.why(), why,
                tripped.stream().map(Scenario.TrapRule::id).toList(),
                tripped.stream().anyMatch(Scenario.TrapRule::caps));
    }
}
