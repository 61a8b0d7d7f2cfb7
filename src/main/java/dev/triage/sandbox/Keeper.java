package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a run for a person, in a process of its own: its sessions go on working and waiting while the person looks around.
 * Other processes ask through the table {@code request} of the control database, so no port is opened for it.
 */
public final class Keeper {

    static final String CONTEXT = "context";
    static final String SUBMIT = "submit";
    private static final long LOOK_NANOS = 200_000_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Sandbox sandbox;

    private Keeper(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Makes the fault and answers requests until the process or the cluster ends. */
    public static void keep(SandboxHome home, Scenario scenario) {
        Sandbox sandbox = Sandbox.start(home, scenario);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        sandbox.keep();
        new Keeper(sandbox).answerAll();
    }

    private void answerAll() {
        while (true) {
            try {
                List<List<String>> waiting = sandbox.control()
                        .rows("SELECT id, what, body FROM request WHERE answer IS NULL ORDER BY id");
                for (List<String> request : waiting) {
                    answer(Integer.parseInt(request.get(0)), request.get(1), request.get(2));
                }
            } catch (SQLException e) {
                return; // the cluster is gone
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void answer(int id, String what, String body) throws SQLException {
        String answer;
        boolean failed = false;
        try {
            answer = switch (what) {
                case CONTEXT -> sandbox.context();
                case SUBMIT -> JSON.writeValueAsString(
                        new Judge(sandbox, Judge.Patience.FULL).judge(Submission.of(body), "person", "", ""));
                default -> throw new SandboxException("the keeper does not know " + what);
            };
        } catch (SandboxException e) {
            answer = String.valueOf(e.getMessage());
            failed = true;
        }
        try (var update = sandbox.control().connection()
                .prepareStatement("UPDATE request SET answer = ?, failed = ? WHERE id = ?")) {
            update.setString(1, answer);
            update.setBoolean(2, failed);
            update.setInt(3, id);
            update.executeUpdate();
        }
    }
}
