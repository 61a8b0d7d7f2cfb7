package dev.triage.collect;

import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what a PostgreSQL 13 or later tells about itself, in one read-only session: each query may take two seconds and
 * wait a tenth of one for a lock, none reads a table of the application. What is not there or not allowed is said in the
 * text instead.
 */
public final class Collector {

    private static final List<String> LIMITS = List.of("SET default_transaction_read_only = on",
            "SET statement_timeout = '2s'", "SET lock_timeout = '100ms'", "SET application_name = 'triage_collect'");
    private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|FATAL|PANIC):");

    private final CollectOptions options;
    private final Redactor redactor;

    public Collector(CollectOptions options, Redactor redactor) {
        this.options = options;
        this.redactor = redactor;
    }

    /**
     * Collects through a connection in autocommit mode, whose session settings it changes.
     *
     * @throws SQLException if the session cannot even be made read-only
     */
    public CollectedContext collect(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String limit : LIMITS) {
                statement.execute(limit);
            }
        }
        StringBuilder head = new StringBuilder();
        head.append("PostgreSQL ").append(one(connection, "SHOW server_version")).append(", database ")
                .append(one(connection, "SELECT current_database()")).append(", collected at ")
                .append(one(connection,
                        "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"))
                .append('\n');
        StringBuilder metrics = new StringBuilder();
        if (one(connection, "SELECT pg_has_role(current_user, 'pg_read_all_stats', 'MEMBER')").equals("f")) {
            metrics.append("The role sees its own sessions only; GRANT pg_monitor shows it those of the others.\n");
        }
        List<String> unusual = new ArrayList<>();
        for (Section section : Section.ALL) {
            if (append(metrics, section, connection)) {
                unusual.add(section.title());
            }
        }
        if (options.logLines().stream().anyMatch(line -> ERROR.matcher(line).find())) {
            unusual.add("Errors in the log");
        }
        head.append("What stands out: ").append(unusual.isEmpty() ? "nothing" : String.join("; ", unusual))
                .append('\n');
        new PlanSection(options).append(metrics, connection);
        return new CollectedContext(redact(head.append(metrics).toString()),
                redact(String.join("\n", shortened(options.logLines()))),
                redact(options.deploys()), redact(options.notes()));
    }

    private RedactedText redact(String text) {
        return redactor.redact(text);
    }

    private List<String> shortened(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, Math.min(line.length(), 2 * options.queryMaxChars())))
                .toList();
    }

    /** Adds a section if it has rows; true if one of them stands out. */
    private boolean append(StringBuilder text, Section section, Connection connection) {
        String hidden = options.hiddenSettings().stream().sorted().map(name -> "'" + name.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        String sql = section.sql().replace(":chars", Integer.toString(options.queryMaxChars()))
                .replace(":rows", Integer.toString(options.rowsMax())).replace(":hidden", hidden);
        try {
            List<String> lines = lines(connection, sql, section.table());
            if (!lines.isEmpty()) {
                text.append("\n").append(section.title()).append(":\n");
                lines.forEach(line -> text.append(line).append('\n'));
            }
            return section.standsOut(lines);
        } catch (SQLException e) {
            text.append("\n").append(section.title()).append(": not available, ").append(reason(e)).append('\n');
            return false;
        }
    }

    static String reason(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "42P01" -> "pg_stat_statements is not installed in this database";
            case "42501" -> "the role lacks the right; GRANT pg_monitor gives it";
            case "55000" -> "pg_stat_statements is not in shared_preload_libraries";
            case "57014", "55P03" -> "the database did not answer in time";
            default -> String.valueOf(e.getMessage()).lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        };
    }

    static List<String> lines(Connection connection, String sql, boolean table) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                lines.add(String.join(" | ", cells));
            }
            if (table && !lines.isEmpty()) {
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    names.add(columns.getColumnLabel(column));
                }
                lines.addFirst(String.join(" | ", names));
            }
            return lines;
        }
    }

    static String one(Connection connection, String sql) throws SQLException {
        return lines(connection, sql, false).getFirst();
    }
}
