package dev.triage.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestDatabase;
import dev.triage.redact.Redactor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against the tests' server: a role with pg_monitor, and one without any right. */
class CollectorTest {

    private static final CollectOptions OPTIONS = new CollectOptions(60, 5, Set.of(),
            List.of("12:00 user=shop password=hunter2-very-secret logged in"), "shop v2 deployed", "slow since noon");

    private final String url = TestDatabase.create();

    @Test
    void whoMayMonitorGetsSessionsStatementsAndSettings() throws SQLException {
        String text = collectAs("IN ROLE pg_monitor");

        assertThat(text).contains("# Metrics", "pg_stat_activity by application", "Settings that are not the default",
                "max_connections=", "# Deploys", "shop v2 deployed", "# Notes", "slow since noon");
        assertThat(text).doesNotContain("hunter2-very-secret");
    }

    @Test
    void whoMayNotIsToldWhatIsMissing() throws SQLException {
        String text = collectAs("");

        assertThat(text).contains("GRANT pg_monitor", "pg_stat_statements is not installed");
    }

    @Test
    void theSessionCanChangeNothing() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            new Collector(OPTIONS, new Redactor()).collect(connection);

            assertThat(statement.execute("SHOW default_transaction_read_only")).isTrue();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute("CREATE TABLE t (id int)"))
                    .hasMessageContaining("read-only");
        }
    }

    private String collectAs(String rights) throws SQLException {
        String role = "collect_test_" + Long.toHexString(System.nanoTime());
        try (Connection owner = DriverManager.getConnection(url); Statement statement = owner.createStatement()) {
            statement.execute("CREATE ROLE " + role + " " + rights);
            try (Connection limited = DriverManager.getConnection(url);
                    Statement become = limited.createStatement()) {
                become.execute("SET ROLE " + role);
                return new Collector(OPTIONS, new Redactor()).collect(limited).text();
            } finally {
                statement.execute("DROP ROLE " + role);
            }
        }
    }
}
