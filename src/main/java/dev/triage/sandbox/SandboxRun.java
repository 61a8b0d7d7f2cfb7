package dev.triage.sandbox;

import java.util.List;

/**
 * One analyst on one scenario: what was proposed, what was run, what happened.
 *
 * @param context the incident's text as it was posted; empty for people
 * @param executed the plan's statements, in order
 * @param checklist the investigation's statements
 * @param schemaRestored rollbacks that brought the schema back, of those tried
 * @param failure why there is no score, such as a service that did not answer; blank otherwise
 */
public record SandboxRun(String scenario, String analyst, String prompt, SandboxScore score, String context,
        List<Submission.Claim> claims, List<Executed> executed, List<Executed> checklist, int culpritShown,
        int rollbacksTried, int schemaRestored, Timeline timeline, long millis, String failure) {

    public SandboxRun {
        claims = List.copyOf(claims);
        executed = List.copyOf(executed);
        checklist = List.copyOf(checklist);
    }

    /**
     * A statement and what became of it.
     *
     * @param verdict how the judge of commands read it
     * @param state {@code ok}, {@code blocked}, or the SQLSTATE
     */
    public record Executed(String sql, String verdict, String state, String output) {}

    /** A run that came to no score. */
    static SandboxRun failed(String scenario, String analyst, String prompt, String failure) {
        return new SandboxRun(scenario, analyst, prompt, new SandboxScore(0, 0, 0, "", "", List.of(), false), "",
                List.of(), List.of(), List.of(), 0, 0, 0, new Timeline(List.of(), List.of()), 0, failure);
    }

    /** Statements that the judge did not let through. */
    public long blocked() {
        return executed.stream().filter(statement -> statement.state().equals("blocked")).count();
    }
}
