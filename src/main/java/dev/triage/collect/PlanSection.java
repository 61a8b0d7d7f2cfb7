package dev.triage.collect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Plans of the conditional statements that read most, for unknown parameters: nothing is run, only planned. */
record PlanSection(CollectOptions options) {

    private static final int PLAN_LINES_MAX = 12;
    private static final String EXPENSIVE = """
                                            SELECT replace(query, chr(10), ' ') FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                                            WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND NOT r.rolsuper
                                              AND r.rolname <> current_user AND query ~* '^\\s*(select|with)' AND length(query) < 2000
                                              AND query ~* '\\y(where|join|order by)\\y' AND query !~* 'pg_stat|pg_catalog|pg_sleep'
                                              AND ((shared_blks_hit + shared_blks_read + temp_blks_written) / calls >= 100 OR mean_exec_time >= 20)
                                            ORDER BY total_exec_time DESC LIMIT 3""";

    void append(StringBuilder text, Connection connection) {
        List<String> queries;
        try {
            queries = Collector.lines(connection, EXPENSIVE, false);
        } catch (SQLException e) {
            return; // said above already
        }
        queries.forEach(query -> append(text, connection, query));
    }

    private void append(StringBuilder text, Connection connection, String query) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE triage_collect AS " + query);
            try {
                int parameters = Integer
                        .parseInt(Collector.one(connection, "SELECT coalesce(cardinality(parameter_types), 0)"
                                + " FROM pg_prepared_statements WHERE name = 'triage_collect'"));
                String values = parameters == 0 ? "" : "(" + "NULL, ".repeat(parameters - 1) + "NULL)";
                List<String> plan = Collector.lines(connection, "EXPLAIN EXECUTE triage_collect" + values, false);
                text.append("\nEXPLAIN ").append(query, 0, Math.min(query.length(), options.queryMaxChars()))
                        .append("\n");
                plan.stream().limit(PLAN_LINES_MAX).forEach(line -> text.append(line).append('\n'));
            } finally {
                statement.execute("DEALLOCATE triage_collect");
            }
        } catch (SQLException e) {
            text.append("\nno plan of the statement ").append(query, 0, Math.min(query.length(), 80)).append(": ")
                    .append(Collector.reason(e)).append('\n');
        }
    }
}
