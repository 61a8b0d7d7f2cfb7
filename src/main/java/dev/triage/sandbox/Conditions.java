package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks whether conditions hold. They count buffers, rows and states; never time, never the names of plan nodes. */
final class Conditions {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPLAY_LIMITS = "SET lock_timeout = '2s'";

    private final Endpoint endpoint;
    private final Scenario scenario;
    private final Db app;
    private final Db control;
    private final Watch watch;

    Conditions(Endpoint endpoint, Scenario scenario, Db app, Db control, Watch watch) {
        this.endpoint = endpoint;
        this.scenario = scenario;
        this.app = app;
        this.control = control;
        this.watch = watch;
    }

    /** The first of them that does not hold, with what was found; null if all hold. */
    @Nullable
    String failing(List<Scenario.Check> checks) {
        for (Scenario.Check check : checks) {
            String found = found(check);
            if (!holds(check, found)) {
                return check.name() + " (found " + found + ")";
            }
        }
        return null;
    }

    private static boolean holds(Scenario.Check check, String found) {
        Double atMost = check.atMost();
        Double atLeast = check.atLeast();
        if (atMost == null && atLeast == null) {
            return found.equals("t");
        }
        try {
            double number = Double.parseDouble(found);
            return (atMost == null || number <= atMost) && (atLeast == null || number >= atLeast);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String found(Scenario.Check check) {
        try {
            if (check.measure() != null) {
                return measure(check.measure(), scenario.work(String.valueOf(check.statement())));
            }
            String sql = Objects.requireNonNull(check.sql());
            if ("control".equals(check.on())) {
                return String.valueOf(control.value(sql));
            }
            String role = check.role();
            if (role == null) {
                synchronized (app) {
                    return String.valueOf(app.value(sql));
                }
            }
            try (Db db = Db.open(endpoint, Endpoint.APP, role, "sandbox-check")) {
                return String.valueOf(db.value(sql));
            }
        } catch (SQLException e) {
            return "error " + e.getSQLState();
        }
    }

    private String measure(String what, Scenario.Work work) throws SQLException {
        try (Db db = Db.open(endpoint, Endpoint.APP, work.role(), "sandbox-check")) {
            db.run(REPLAY_LIMITS);
            db.run("BEGIN");
            if (what.equals("runs")) {
                Db.Result result = db.run(work.text(1));
                return result.ok() ? "t" : "error " + result.sqlState();
            }
            String plan = db.value("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + work.text(1));
            JsonNode top = JSON.readTree(String.valueOf(plan)).path(0).path("Plan");
            return switch (what) {
                case "buffers" -> {
                    long count = top.path("Shared Hit Blocks").asLong() + top.path("Shared Read Blocks").asLong();
                    watch.buffers(count);
                    yield Long.toString(count);
                }
                case "temp" -> Long.toString(top.path("Temp Written Blocks").asLong());
                default -> Double.toString(misestimate(top));
            };
        }
    }

    /** How far estimated and actual rows lie apart, at the worst place of the plan; 1 is right. */
    private static double misestimate(JsonNode node) {
        double estimated = Math.max(1, node.path("Plan Rows").asDouble());
        double actual = Math.max(1, node.path("Actual Rows").asDouble());
        double worst = Math.max(estimated / actual, actual / estimated);
        for (JsonNode child : node.path("Plans")) {
            worst = Math.max(worst, misestimate(child));
        }
        return worst;
    }
}
