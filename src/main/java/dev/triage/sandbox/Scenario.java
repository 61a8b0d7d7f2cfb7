package dev.triage.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident that can be made, observed, mended and scored: one folder of files and no code.
 *
 * @param id the folder's name
 */
public record Scenario(String id, Path folder, Spec spec) {

    /**
     * What {@code scenario.yaml} says.
     *
     * @param healthy nothing is broken, and any change is wrong
     * @param server settings of the cluster beside the sandbox's own
     * @param workload named statements that the checks measure and that are replayed after the fix
     * @param canary writes all the time, so that a lock on its table becomes a number
     * @param protect what may not be lost: each a name and a query with one value
     * @param ready what holds when the fault shows
     * @param fix what holds when it is mended
     * @param permit built-in traps that do not count here, by name, with a pattern of what is allowed
     * @param culprit what an investigation step's output shows if it finds the fault (a regular expression)
     */
    public record Spec(String title, String service, String level, String summary, boolean healthy,
            Map<String, String> server, List<Work> workload, Canary canary, List<Session> sessions,
            List<Guarded> protect,
            List<Check> ready, List<Check> fix, List<TrapRule> traps, Map<String, String> permit, DetectKey detect,
            String culprit, List<String> hints) {

        public Spec {
            server = server == null ? Map.of() : Map.copyOf(server);
            workload = listed(workload);
            sessions = listed(sessions);
            protect = listed(protect);
            ready = listed(ready);
            fix = listed(fix);
            traps = listed(traps);
            permit = permit == null ? Map.of() : Map.copyOf(permit);
            hints = listed(hints);
        }
    }

    /**
     * A statement of the application.
     *
     * @param sql its text; {@code {i}} is replaced by 1, 2, 3 …
     * @param times how often it is run when the fault is made, and again after the fix
     */
    public record Work(String name, String role, String sql, int times) {

        String text(int i) {
            return sql.replace("{i}", Integer.toString(i)).strip();
        }
    }

    /** A session that writes all the time. */
    public record Canary(String role, String sql) {}

    /**
     * Sessions in the background, as applications hold them.
     *
     * @param name application_name; {@code {n}} is replaced by 1, 2, 3 …
     * @param count how many, at least 1
     * @param statements what each does after it has connected
     * @param every milliseconds between rounds; 0: one round, then the session stays as it is
     * @param restart {@code never}, {@code always}, or a query whose true answer lets a lost session come back
     * @param restartMillis how long a lost session takes to come back
     * @param afterInject starts after the fault's script rather than before it
     * @param innocent has nothing to do with the fault, and must live through the fix
     */
    public record Session(String name, int count, String role, List<String> statements, int every,
            @Nullable String restart, int restartMillis, boolean afterInject, boolean innocent) {

        public Session {
            count = Math.max(1, count);
            statements = listed(statements);
            restart = restart == null ? "never" : restart;
            restartMillis = restartMillis == 0 ? 300 : restartMillis;
        }
    }

    /** Data that may not be lost: a query with one value, which must stay the same. */
    public record Guarded(String name, String sql) {}

    /**
     * A condition: a query with one value, or a measure of a statement of the workload.
     *
     * @param on {@code app} (default) or {@code control}, where the snapshots are
     * @param role who asks; the sandbox's administrator if left out
     * @param measure {@code buffers}, {@code temp}, {@code misestimate} or {@code runs} of {@code statement}
     */
    public record Check(String name, @Nullable String sql, @Nullable String on, @Nullable String role,
            @Nullable String measure, @Nullable String statement, @Nullable Double atMost, @Nullable Double atLeast) {}

    /**
     * Something that only looks like a fix.
     *
     * @param when a query over the snapshots that is true if someone stepped into it
     * @param points what it takes from Trap, 1 to 20; all 20 if left out
     * @param caps the total is 40 at most
     */
    public record TrapRule(String id, String why, String when, int points, boolean caps) {

        public TrapRule {
            points = points == 0 ? 20 : points;
        }
    }

    /**
     * What a right diagnosis names.
     *
     * @param causes codes of the closed list, any of which is right
     * @param entities names that it must contain; each {@code kind:name}, resolved in the cluster's catalogue
     * @param symptoms codes that are only effects here
     */
    public record DetectKey(List<String> causes, List<String> entities, List<String> symptoms) {

        public DetectKey {
            causes = listed(causes);
            entities = listed(entities);
            symptoms = listed(symptoms);
        }
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    Work work(String name) {
        return spec.workload().stream().filter(work -> work.name().equals(name)).findFirst()
                .orElseThrow(() -> new SandboxException(id + ": there is no workload " + name));
    }
}
