package dev.triage.collect;

import java.util.List;
import java.util.Set;

/**
 * How much is collected, and what is added that the database does not know.
 *
 * @param queryMaxChars longest query text
 * @param rowsMax most rows of a section
 * @param hiddenSettings settings that say nothing about the incident
 * @param logLines last lines of the server's log, oldest first; empty if nobody can read it
 * @param deploys what was released lately, as text
 * @param notes what people say, as text
 */
public record CollectOptions(int queryMaxChars, int rowsMax, Set<String> hiddenSettings, List<String> logLines,
        String deploys, String notes) {

    private static final int LOG_LINES_MAX = 50;

    public CollectOptions {
        if (queryMaxChars < 20 || queryMaxChars > 10_000 || rowsMax < 1 || rowsMax > 1_000) {
            throw new IllegalArgumentException("a query has 20 to 10,000 characters, a section 1 to 1,000 rows");
        }
        hiddenSettings = Set.copyOf(hiddenSettings);
        logLines = List.copyOf(logLines.subList(Math.max(0, logLines.size() - LOG_LINES_MAX), logLines.size()));
    }

    /** 300 characters a query, 20 rows a section, nothing added. */
    public static CollectOptions usual() {
        return new CollectOptions(300, 20, Set.of(), List.of(), "", "");
    }
}
