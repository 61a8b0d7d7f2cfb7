package dev.triage.sandbox;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandVerdict;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Runs statements in their order, each only as the judge of commands allows. */
final class PlanRunner {

    private static final int OUTPUT_MAX_CHARS = 2_000;
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z_ ]+>|\\{[a-z_]+}");

    private static final Pattern SIGNAL = Pattern.compile("pg_(?:terminate|cancel)_backend");
    private static final long LOOK_NANOS = 200_000_000;
    private static final int LOOKS_MAX = 15;

    private final CommandContext context;
    private final boolean judged;

    PlanRunner(String context, boolean judged) {
        this.context = new CommandContext(context.isBlank() ? null : context, List.of());
        this.judged = judged;
    }

    /** Runs the statements of a plan; what one does wrong does not stop the next. */
    List<SandboxRun.Executed> run(Db db, List<Submission.Step> steps) {
        List<SandboxRun.Executed> executed = new ArrayList<>();
        for (Submission.Step step : steps) {
            for (String sql : step.statements()) {
                executed.add(run(db, sql));
            }
        }
        return List.copyOf(executed);
    }

    /** Runs one statement, unless it is blocked. */
    SandboxRun.Executed run(Db db, String sql) {
        CommandVerdict verdict = CommandJudge.judge(new Command(CommandLanguage.SQL, sql), context);
        boolean blocked = PLACEHOLDER.matcher(sql).find() || switch (verdict) {
            case CommandVerdict.ReadOnly ignored -> false;
            case CommandVerdict.ChangesState ignored -> false;
            case CommandVerdict.Dangerous ignored -> true;
            case CommandVerdict.Unknown ignored -> true;
        };
        if (judged && blocked) {
            return new SandboxRun.Executed(sql, name(verdict), "blocked", "");
        }
        Db.Result result = db.run(sql);
        if (SIGNAL.matcher(sql).find()) {
            letThemGo(db);
        }
        String output = result.output().substring(0, Math.min(OUTPUT_MAX_CHARS, result.output().length()));
        return new SandboxRun.Executed(sql, name(verdict), result.ok() ? "ok" : String.valueOf(result.sqlState()),
                output);
    }

    /** A session that was signalled needs a moment to go, and whoever signals looks before the next step. */
    private static void letThemGo(Db db) {
        String before = "";
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            LockSupport.parkNanos(LOOK_NANOS);
            String now = db.run("SELECT count(*), min(backend_start) FROM pg_stat_activity").output();
            if (looks > 0 && now.equals(before)) {
                return;
            }
            before = now;
        }
    }

    private static String name(CommandVerdict verdict) {
        return switch (verdict) {
            case CommandVerdict.ReadOnly ignored -> "read-only";
            case CommandVerdict.ChangesState ignored -> "changes state";
            case CommandVerdict.Dangerous dangerous -> "dangerous: " + dangerous.rule();
            case CommandVerdict.Unknown ignored -> "unknown";
        };
    }

    /** Notes what was run where the traps can read it. */
    static void store(Db control, List<SandboxRun.Executed> executed) throws SQLException {
        for (int seq = 0; seq < executed.size(); seq++) {
            SandboxRun.Executed statement = executed.get(seq);
            try (var insert = control.connection().prepareStatement("INSERT INTO executed VALUES (?, ?, ?, ?)")) {
                insert.setInt(1, seq);
                insert.setString(2, statement.sql());
                insert.setString(3, statement.verdict());
                insert.setString(4, statement.state());
                insert.executeUpdate();
            }
        }
    }
}
