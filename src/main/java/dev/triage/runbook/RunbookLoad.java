package dev.triage.runbook;

import java.util.List;

/**
 * What came of loading runbooks.
 *
 * @param indexed new or changed, and indexed
 * @param unchanged known already
 * @param problems one sentence for each file that was left out, with what to do about it
 */
public record RunbookLoad(int indexed, int unchanged, List<String> problems) {

    public RunbookLoad {
        problems = List.copyOf(problems);
    }
}
