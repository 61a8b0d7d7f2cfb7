package dev.triage.sandbox;

import java.util.List;

/**
 * One analyst on one scenario: what was proposed, what was run, what happened.
 *
 * @param context the incident's text as it was posted; empty for people
 * @param executed the plan's statements, in order
 * @param checklist the investigation's statements
 * @param schemaRestored rollbacks that brought the schema back, of those tried
 */
public record SandboxRun(String scenario, String analyst, String prompt, SandboxScore score, String context,
        List<Submission.Claim> claims, List<Executed> executed, List<Executed> checklist, int culpritShown,
        int rollbacksTried, int schemaRestored, Timeline timeline, long millis) {

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

    /** Statements that the judge did not let through. */
    public long blocked() {
        return executed.stream().filter(statement -> statement.state().equals("blocked")).count();
    }
}
