package dev.triage.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** A session in a cluster of the sandbox. It refuses every server that does not show the marker of the run. */
final class Db implements AutoCloseable {

    private static final int ROWS_MAX = 500;
    private static final Pattern COUNTS = Pattern.compile("(?im)^\\s*(?:analyze|vacuum)\\b");
    private static final long REPORT_NANOS = 600_000_000;

    private final Connection connection;
    private final int pid;

    private Db(Connection connection, int pid) {
        this.connection = connection;
        this.pid = pid;
    }

    /**
     * What a statement did.
     *
     * @param sqlState null when it succeeded
     * @param output its rows as text, or the error
     */
    record Result(@Nullable String sqlState, String output, long millis) {

        boolean ok() {
            return sqlState == null;
        }
    }

    static Db open(Endpoint endpoint, String database, String user, String application) throws SQLException {
        return open(endpoint, database, user, application, new Properties());
    }

    /** The responder's way in when all connections are taken. */
    static Db reserved(Endpoint endpoint, String application) throws SQLException {
        Properties properties = new Properties();
        if (Programs.find().version() < Cluster.RESERVED_SINCE) {
            PGProperty.REPLICATION.set(properties, "database");
            PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "13"); // or the driver leaves replication out
        }
        return open(endpoint, Endpoint.APP, Endpoint.RESPONDER, application, properties);
    }

    private static Db open(Endpoint endpoint, String database, String user, String application, Properties properties)
            throws SQLException {
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, endpoint.password(user));
        PGProperty.APPLICATION_NAME.set(properties, application);
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        if (application.startsWith("sandbox")) {
            PGProperty.OPTIONS.set(properties, "-c statement_timeout=20s");
        }
        Connection connection = DriverManager.getConnection(endpoint.url(database), properties);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery(
                                "/* sandbox */ SELECT current_setting('triage.sandbox', true), pg_backend_pid()")) {
            row.next();
            if (!endpoint.marker().equals(row.getString(1))) {
                throw new SandboxException("the server on port " + endpoint.port()
                        + " was not made by this sandbox, so nothing is done to it");
            }
            return new Db(connection, row.getInt(2));
        } catch (SQLException | SandboxException e) {
            connection.close();
            throw e;
        }
    }

    static Db admin(Endpoint endpoint, String database) {
        try {
            return open(endpoint, database, Endpoint.ADMIN, "sandbox");
        } catch (SQLException e) {
            throw new SandboxException("can't reach the sandbox on port " + endpoint.port() + ": " + e.getMessage(), e);
        }
    }

    int pid() {
        return pid;
    }

    /** Runs a statement; what goes wrong is in the result. */
    Result run(String sql) {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            StringBuilder output = new StringBuilder();
            boolean rows = statement.execute(sql);
            while (true) {
                if (rows) {
                    try (ResultSet result = statement.getResultSet()) {
                        append(result, output);
                    }
                } else if (statement.getUpdateCount() < 0) {
                    break;
                }
                rows = statement.getMoreResults();
            }
            return new Result(null, output.toString(), millis(start));
        } catch (SQLException e) {
            String state = e.getSQLState();
            return new Result(state == null ? "?????" : state, String.valueOf(e.getMessage()), millis(start));
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void append(ResultSet result, StringBuilder output) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        for (int rows = 0; result.next() && rows < ROWS_MAX; rows++) {
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                output.append(column == 1 ? "" : " | ").append(result.getString(column));
            }
            output.append('\n');
        }
    }

    /** Runs a script; a statement that fails though none should, or the other way round, is a fault of the scenario. */
    void script(SqlScript script, String name) {
        for (SqlScript.Step step : script.steps()) {
            if (COUNTS.matcher(step.sql()).find()) {
                letStatisticsArrive();
            }
            Result result = run(step.sql());
            String expected = step.expected();
            if (expected == null ? !result.ok() : !expected.equals(result.sqlState())) {
                throw new SandboxException(name + ": " + (expected == null ? "" : "expected " + expected + ", got ")
                        + result.output() + " in: " + step.sql());
            }
        }
        run("RESET ROLE");
    }

    /**
     * What this session did so far is counted before ANALYZE or VACUUM sets the counts anew; else it would be added to them
     * afterwards.
     */
    private void letStatisticsArrive() {
        if (!run("SELECT pg_stat_force_next_flush()").ok()) {
            LockSupport.parkNanos(REPORT_NANOS); // before PostgreSQL 15
            run("SELECT 1");
        }
    }

    /** The first column of the first row; null if there is none. */
    @Nullable
    String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows) {
                return null;
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return; // the server is gone, and with it the session
        }
    }
}
