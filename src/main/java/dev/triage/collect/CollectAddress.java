package dev.triage.collect;

import dev.triage.redact.Redactor;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The address of a database that is collected from; it is never shown, since it may hold a password. */
public record CollectAddress(String dsn) {

    /**
     * Understands {@code jdbc:postgresql://…} and {@code postgresql://user:password@host:port/database}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public CollectAddress {
        if (!dsn.startsWith("jdbc:postgresql:") && !dsn.matches("postgres(?:ql)?://.+")) {
            throw new IllegalArgumentException("the address must start with postgresql:// or jdbc:postgresql://");
        }
    }

    /** Collects through a session of its own. */
    public CollectedContext collect(CollectOptions options) throws CollectException {
        try (Connection connection = open()) {
            return new Collector(options, new Redactor()).collect(connection);
        } catch (SQLException e) {
            throw new CollectException("the database refused: " + e.getMessage(), e);
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        String password = System.getenv("PGPASSWORD");
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        if (dsn.startsWith("jdbc:")) {
            return DriverManager.getConnection(dsn, properties);
        }
        URI address = URI.create(dsn);
        String login = address.getUserInfo();
        if (login != null) {
            String[] parts = login.split(":", 2);
            properties.setProperty("user", parts[0]);
            if (parts.length == 2) {
                properties.setProperty("password", parts[1]);
            }
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return DriverManager.getConnection("jdbc:postgresql://" + address.getHost() + port + address.getPath() + query,
                properties);
    }
}
