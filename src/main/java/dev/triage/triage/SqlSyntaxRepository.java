package dev.triage.triage;

import dev.triage.command.SqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/**
 * Asks PostgreSQL's own parser. A statement becomes the body of an SQL function in the temporary schema; creating that
 * function parses the body, utility statements included, and runs none of it. The function is never called, and the
 * transaction is rolled back. The search path holds the system catalogue alone, so that no table of this service is
 * looked at.
 */
@Repository
public class SqlSyntaxRepository implements SqlSyntax {

    static final int STATEMENTS_MAX = 100;
    static final int STATEMENT_MAX_CHARS = 20_000;
    private static final String SYNTAX_ERROR = "42601";
    private static final Logger LOG = LoggerFactory.getLogger(SqlSyntaxRepository.class);

    private final DataSource dataSource;

    public SqlSyntaxRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<String> errors(List<String> statements) {
        List<String> errors = new ArrayList<>();
        if (!statements.isEmpty()) {
            try (Connection connection = dataSource.getConnection()) {
                ask(connection, statements, errors);
            } catch (SQLException unavailable) {
                LOG.warn("proposed SQL was not checked by PostgreSQL: {}", unavailable.getMessage());
            }
        }
        while (errors.size() < statements.size()) {
            errors.add("");
        }
        return errors;
    }

    private static void ask(Connection connection, List<String> statements, List<String> errors)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute("SET LOCAL statement_timeout = '500ms'");
            jdbc.execute("SET LOCAL lock_timeout = '100ms'");
            jdbc.execute("SET LOCAL check_function_bodies = on");
            jdbc.execute("SET LOCAL search_path = pg_catalog");
            for (String sql : statements.subList(0, Math.min(STATEMENTS_MAX, statements.size()))) {
                errors.add(sql.length() > STATEMENT_MAX_CHARS ? "" : error(connection, jdbc, sql));
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String error(Connection connection, Statement jdbc, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        String tag = "$sql$";
        for (int i = 0; sql.contains(tag.substring(0, tag.length() - 1)); i++) {
            tag = "$sql" + i + "$";
        }
        try {
            jdbc.execute("CREATE FUNCTION pg_temp.triage_syntax() RETURNS void LANGUAGE sql AS " + tag + "\n" + sql
                    + "\n" + tag);
            return "";
        } catch (SQLException refused) {
            // A table, column or function that is missing here exists where the command is meant for.
            return SYNTAX_ERROR.equals(refused.getSQLState()) ? firstLine(refused) : "";
        } finally {
            connection.rollback(before);
        }
    }

    private static String firstLine(SQLException refused) {
        String message = refused.getMessage() == null ? "syntax error" : refused.getMessage();
        return message.lines().findFirst().orElse("syntax error").replaceFirst("^ERROR:\\s*", "");
    }
}
