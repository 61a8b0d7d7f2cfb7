package dev.triage.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Tests the scorer with every scenario: the reference fix scores 100, doing nothing scores 0 on Fix (on a healthy control
 * it is the fix), and each trap script trips its own trap and no other.
 *
 * @param hold for how long the fix of the reference has to hold
 */
public record SelfTest(SandboxHome home, ScenarioFolder scenarios, Duration hold, int atATime) {

    /**
     * One expectation of one scenario, and whether it was met.
     *
     * @param scores Detect, Fix, Trap and the traps, which must be the same in every round; empty if the run failed
     */
    public record Finding(String scenario, String what, boolean met, String scores, String found) {}

    /** Runs all expectations of the given scenarios; progress goes to the listener as it comes. */
    public List<Finding> run(List<String> ids, Consumer<Finding> listener) {
        List<Callable<Finding>> tests = ids.stream().flatMap(id -> tests(scenarios.load(id)).stream()).toList();
        List<Finding> findings = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(atATime)) {
            List<Future<Finding>> running = tests.stream().map(pool::submit).toList();
            for (Future<Finding> each : running) {
                Finding finding = each.get();
                listener.accept(finding);
                findings.add(finding);
            }
            return List.copyOf(findings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", e);
        } catch (ExecutionException e) {
            throw new SandboxException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        }
    }

    private List<Callable<Finding>> tests(Scenario scenario) {
        List<Callable<Finding>> tests = new ArrayList<>();
        tests.add(() -> guarded(scenario, () -> reference(scenario)));
        tests.add(() -> guarded(scenario, () -> nothing(scenario)));
        for (Path file : ScenarioLint.trapFiles(scenario)) {
            tests.add(() -> guarded(scenario, () -> trap(scenario, file)));
        }
        return tests;
    }

    private Finding reference(Scenario scenario) {
        SqlScript script = SqlScript.read(scenario.folder().resolve("reference-fix.sql"));
        SandboxRun run = judge(scenario, Submission.of(script.text()), new Judge.Patience(Duration.ofSeconds(5), hold),
                Endpoint.RESPONDER);
        return new Finding(scenario.id(), "the reference fix scores 100", run.score().total() == 100, scores(run),
                told(run));
    }

    private Finding nothing(Scenario scenario) {
        SandboxRun run = judge(scenario, Submission.NOTHING, Judge.Patience.NONE, Endpoint.RESPONDER);
        int expected = scenario.spec().healthy() ? SandboxScore.FIX_MAX : 0;
        return new Finding(scenario.id(), "doing nothing scores " + expected + " on Fix and trips nothing",
                run.score().fix() == expected && run.score().tripped().isEmpty(), scores(run), told(run));
    }

    private Finding trap(Scenario scenario, Path file) {
        SqlScript script = SqlScript.read(file);
        String expected = String.valueOf(script.header("trips"));
        String user = "admin".equals(script.header("as")) ? Endpoint.ADMIN : Endpoint.RESPONDER;
        SandboxRun run = judge(scenario, Submission.of(script.text()), Judge.Patience.NONE, user);
        return new Finding(scenario.id(), file.getFileName() + " trips " + expected + " alone",
                run.score().tripped().equals(List.of(expected)), scores(run), told(run));
    }

    private static Finding guarded(Scenario scenario, Callable<Finding> test) {
        try {
            return test.call();
        } catch (Exception e) {
            return new Finding(scenario.id(), "runs", false, "", String.valueOf(e.getMessage()));
        }
    }

    private SandboxRun judge(Scenario scenario, Submission submission, Judge.Patience patience, String user) {
        try (Sandbox sandbox = Sandbox.start(home, scenario)) {
            Judge judge = new Judge(sandbox, patience);
            if (user.equals(Endpoint.RESPONDER)) {
                return judge.judge(submission, "self-test", "", "");
            }
            try (Db admin = Db.admin(sandbox.endpoint(), Endpoint.APP)) {
                return judge.judge(submission, "self-test", "", "", admin);
            }
        }
    }

    private static String scores(SandboxRun run) {
        SandboxScore score = run.score();
        return score.detect() + "/" + score.fix() + "/" + score.trap() + " " + score.tripped();
    }

    private static String told(SandboxRun run) {
        SandboxScore score = run.score();
        String failed = run.executed().stream().filter(statement -> !statement.state().equals("ok"))
                .map(statement -> statement.state() + " " + statement.output()).findFirst().orElse("");
        return "detect " + score.detect() + " (" + score.detectWhy() + "), fix " + score.fix() + " (" + score.fixWhy()
                + "), trap " + score.trap() + " " + score.tripped() + (failed.isEmpty() ? "" : ", " + failed);
    }
}
