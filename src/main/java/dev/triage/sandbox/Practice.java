package dev.triage.sandbox;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run that a keeper holds for a person, seen from another process.
 *
 * @param scenario its id
 */
public record Practice(SandboxHome home, Path folder, String scenario) {

    private static final long LOOK_NANOS = 100_000_000;
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final JsonMapper JSON = new JsonMapper();

    /** The runs that are held now. */
    public static List<Practice> all(SandboxHome home) {
        return RunFolder.all(home).stream().flatMap(folder -> of(home, folder).stream()).toList();
    }

    private static Optional<Practice> of(SandboxHome home, Path folder) {
        return RunFolder.read(folder).filter(entry -> entry.kept() && RunFolder.alive(entry))
                .map(entry -> new Practice(home, folder, entry.scenario()));
    }

    /**
     * The run that is meant.
     *
     * @param id of the scenario; empty for the only one
     * @throws SandboxException if there is none, or more than one
     */
    public static Practice find(SandboxHome home, String id) {
        List<Practice> found = all(home).stream().filter(run -> id.isEmpty() || run.scenario().equals(id)).toList();
        if (found.isEmpty()) {
            throw new SandboxException((id.isEmpty() ? "no scenario" : id)
                    + " is under way; ./triage sandbox start ID begins one");
        }
        if (found.size() > 1) {
            throw new SandboxException("several are under way, so say which: "
                    + found.stream().map(Practice::scenario).collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    /** One line for each other run under way, and for each that a killed process left behind. */
    public static List<String> others(SandboxHome home) {
        return RunFolder.all(home).stream().map(RunFolder::read).flatMap(Optional::stream)
                .filter(entry -> !entry.kept() || !RunFolder.alive(entry))
                .map(entry -> RunFolder.alive(entry)
                        ? entry.run() + " of process " + entry.owner()
                        : entry.run() + ", left behind by a killed process; the next start removes it")
                .toList();
    }

    /** Removes what killed processes left behind; how many runs that were. */
    public static int sweep(SandboxHome home) {
        return RunFolder.sweep(home);
    }

    private RunFolder.Entry entry() {
        return RunFolder.read(folder).orElseThrow(() -> new SandboxException(scenario + " has just been stopped"));
    }

    private Endpoint endpoint() {
        return RunFolder.endpoint(folder, entry());
    }

    /** The process that holds it. */
    public long keeper() {
        return entry().owner();
    }

    /** When it began, in UTC. */
    public String startedAt() {
        return entry().startedAt();
    }

    /** For psql, as the responder. */
    public String address() {
        return endpoint().address();
    }

    /** For psql when applications hold all connections. */
    public String reservedAddress() {
        return endpoint().reservedAddress(Programs.find().version());
    }

    /** The next hint: each time one more, then the last again. */
    public String hint(Scenario scenario) {
        try (Db control = Db.admin(endpoint(), Endpoint.CONTROL)) {
            control.run("INSERT INTO request (what, body, answer) VALUES ('hint', '', '')");
            int taken = Integer.parseInt(
                    String.valueOf(control.value("SELECT count(*) FROM request WHERE what = 'hint'")));
            List<String> hints = scenario.spec().hints();
            return hints.get(Math.min(taken, hints.size()) - 1);
        } catch (SQLException e) {
            throw new SandboxException("the sandbox does not answer: " + e.getMessage(), e);
        }
    }

    /** The incident's context, as it is now. */
    public String context() {
        return ask(Keeper.CONTEXT, "");
    }

    /** Runs a script, if there is one, and scores what was done since the start. */
    public SandboxRun submit(String script) {
        return JSON.readValue(ask(Keeper.SUBMIT, script), SandboxRun.class);
    }

    private String ask(String what, String body) {
        try (Db control = Db.admin(endpoint(), Endpoint.CONTROL);
                var insert = control.connection()
                        .prepareStatement("INSERT INTO request (what, body) VALUES (?, ?) RETURNING id")) {
            insert.setString(1, what);
            insert.setString(2, body);
            int id;
            try (var row = insert.executeQuery()) {
                row.next();
                id = row.getInt(1);
            }
            for (long start = System.nanoTime(); System.nanoTime() - start < ANSWER_NANOS;) {
                List<List<String>> answer = control
                        .rows("SELECT answer, failed FROM request WHERE answer IS NOT NULL AND id = " + id);
                if (!answer.isEmpty() && answer.getFirst().get(1).equals("t")) {
                    throw new SandboxException(answer.getFirst().get(0));
                }
                if (!answer.isEmpty()) {
                    return answer.getFirst().get(0);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            throw new SandboxException(
                    "the keeper of " + scenario + " did not answer; ./triage sandbox reset " + scenario
                            + " begins anew");
        } catch (SQLException e) {
            throw new SandboxException("the sandbox does not answer: " + e.getMessage(), e);
        }
    }

    /** Ends the keeper, and with it the cluster; returns when both are gone. */
    public void stop() {
        Optional<ProcessHandle> keeper = ProcessHandle.of(keeper());
        keeper.ifPresent(ProcessHandle::destroy);
        long start = System.nanoTime();
        while (keeper.filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() - start < STOP_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        keeper.filter(ProcessHandle::isAlive).ifPresent(ProcessHandle::destroyForcibly);
        keeper.ifPresent(
                process -> process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> process).join());
        sweep(home);
    }
}
