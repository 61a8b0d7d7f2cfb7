package dev.triage.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A scratch database beside the real one, which the benchmark never touches, and what was measured in it. */
final class BenchmarkRepository implements AutoCloseable {

    private final String server;
    private final String name = "triage_bench_" + UUID.randomUUID().toString().substring(0, 8);
    private final String url;
    private final JdbcClient jdbc;

    /** @param server JDBC address of any database of the server */
    BenchmarkRepository(String server) {
        this.server = server;
        int path = server.indexOf('/', "jdbc:postgresql://".length()) + 1;
        int query = server.indexOf('?', path);
        this.url = server.substring(0, path) + name + (query < 0 ? "" : server.substring(query));
        execute("CREATE DATABASE " + name);
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setApplicationName("triage-bench");
        this.jdbc = JdbcClient.create(dataSource);
    }

    String url() {
        return url;
    }

    /** Milliseconds that each run took without its model's time, in order of acceptance, from the given position. */
    List<Double> overheads(long skip) {
        return jdbc.sql("""
                        SELECT (extract(epoch FROM r.finished_at - r.created_at) * 1000
                                - coalesce((SELECT sum(latency_ms) FROM model_call c WHERE c.run_id = r.id), 0))::float8
                        FROM triage_run r WHERE r.finished_at IS NOT NULL ORDER BY r.created_at OFFSET :skip
                        """).param("skip", skip).query((row, n) -> row.getDouble(1)).list();
    }

    /** Mean milliseconds of each stage, in order; the model's own time is not part of ANALYSE. */
    Map<String, Double> stages(long skip) {
        Map<String, Double> stages = new LinkedHashMap<>();
        jdbc.sql(
                """
                WITH counted AS (SELECT id FROM triage_run ORDER BY created_at OFFSET :skip),
                model AS (SELECT avg(latency_ms) AS mean FROM model_call c JOIN counted ON c.run_id = counted.id)
                SELECT s.stage, (avg(s.duration_ms)
                                 - CASE s.stage WHEN 'ANALYSE' THEN (SELECT mean FROM model) ELSE 0 END)::float8 AS mean
                FROM triage_stage s JOIN counted ON s.run_id = counted.id
                GROUP BY s.stage ORDER BY min(s.position)
                """).param("skip", skip).query((row, n) -> {
                    stages.put(row.getString("stage"), row.getDouble("mean"));
                    return n;
                }).list();
        return stages;
    }

    long runs() {
        return jdbc.sql("SELECT count(*) FROM triage_run").query(Long.class).single();
    }

    long unfinished() {
        return jdbc.sql("SELECT count(*) FROM triage_run WHERE status IN ('QUEUED', 'RUNNING')").query(Long.class)
                .single();
    }

    /** Seconds from the first acceptance to the last end, from the given position. */
    double wallSeconds(long skip) {
        return jdbc.sql("""
                        SELECT extract(epoch FROM max(finished_at) - min(created_at))::float8
                        FROM (SELECT * FROM triage_run ORDER BY created_at OFFSET :skip) r
                        """).param("skip", skip).query(Double.class).single();
    }

    /** How many runs ended in each way, from the given position. */
    Map<String, Long> outcomes(long skip) {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        jdbc.sql("""
                 SELECT status, count(*) AS n FROM (SELECT * FROM triage_run ORDER BY created_at OFFSET :skip) r
                 GROUP BY status ORDER BY status
                 """).param("skip", skip).query((row, n) -> {
            outcomes.put(row.getString("status"), row.getLong("n"));
            return n;
        }).list();
        return outcomes;
    }

    /** Connections of the service to the scratch database, right now; the benchmark's own is not counted. */
    long connections() {
        return jdbc
                .sql("""
                       SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
                     AND application_name <> 'triage-bench'
                       """)
                .query(Long.class).single();
    }

    String serverVersion() {
        return jdbc.sql("SHOW server_version").query(String.class).single();
    }

    @Override
    public void close() {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses \"" + sql + "\": " + e.getMessage(), e);
        }
    }
}
