package dev.triage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Real databases for tests: on the server of {@code TRIAGE_DATABASE_URL}, else in a container. Each one is new and
 * migrated, and goes with the JVM. As a context initializer it gives a Spring test a database of its own.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable PostgreSQLContainer container;

    /** A new, migrated database. */
    public static DataSource migrated() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(create());
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    /** JDBC address of a new, empty database. */
    public static String create() {
        String server = server();
        String name = "triage_test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        execute(server, "CREATE DATABASE " + name);
        Runtime.getRuntime().addShutdownHook(
                new Thread(() -> execute(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")));
        int path = server.indexOf('/', "jdbc:postgresql://".length()) + 1;
        int query = server.indexOf('?', path);
        return server.substring(0, path) + name + (query < 0 ? "" : server.substring(query));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("test-database", java.util.Map.of("spring.datasource.url", create())));
    }

    private static synchronized String server() {
        String given = System.getenv("TRIAGE_DATABASE_URL");
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (container == null) {
            container = new PostgreSQLContainer(
                    DockerImageName.parse("pgvector/pgvector:pg17").asCompatibleSubstituteFor("postgres"));
            container.start();
        }
        return container.getJdbcUrl() + "&user=" + container.getUsername() + "&password=" + container.getPassword();
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run \"" + sql + "\". ./triage test provides a database.", e);
        }
    }
}
