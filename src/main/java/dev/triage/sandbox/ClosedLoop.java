package dev.triage.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Makes each fault, collects its context, has it triaged, runs what the report proposes, and scores what came of it.
 *
 * @param atATime clusters at a time
 */
public record ClosedLoop(SandboxHome home, Analyst analyst, Judge.Patience patience, int atATime) {

    /**
     * All scenarios with all models and prompts; each run goes to the listener when it ends, in order. A run that fails is
     * one without a score, and the others go on.
     */
    public List<SandboxRun> run(List<Scenario> scenarios, List<String> models, List<String> prompts,
            Consumer<SandboxRun> listener) {
        List<Callable<SandboxRun>> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (String model : models) {
                // The signature analyst reads no prompt, so one run says all.
                List<String> versions = model.equals("signature") ? prompts.subList(0, 1) : prompts;
                versions.forEach(prompt -> all.add(() -> one(scenario, model, prompt)));
            }
        }
        List<SandboxRun> runs = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(atATime)) {
            for (Future<SandboxRun> running : all.stream().map(pool::submit).toList()) {
                SandboxRun run = running.get();
                listener.accept(run);
                runs.add(run);
            }
            return List.copyOf(runs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", e);
        } catch (ExecutionException e) {
            throw new SandboxException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        }
    }

    private SandboxRun one(Scenario scenario, String model, String prompt) {
        try (Sandbox sandbox = Sandbox.start(home, scenario)) {
            String context = sandbox.context();
            sandbox.mark("collected");
            Submission submission = Submission.of(analyst.triage(scenario, context, model, prompt));
            sandbox.mark("triaged");
            return new Judge(sandbox, patience).judge(submission, model, prompt, context);
        } catch (SandboxException e) {
            return SandboxRun.failed(scenario.id(), model, prompt, String.valueOf(e.getMessage()));
        }
    }
}
