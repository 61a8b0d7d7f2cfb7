package dev.triage.runbook;

import dev.triage.redact.Redactor;
import dev.triage.search.SearchFixture;
import java.time.Clock;

/** Runbooks over a search of its own, for tests of other packages. */
public final class RunbookFixture {

    private RunbookFixture() {}

    public static Runbooks runbooks(SearchFixture fixture) {
        return new Runbooks(new RunbookRepository(fixture.jdbc(), fixture.transaction()), fixture.search(),
                new Redactor(), Clock.systemUTC());
    }
}
