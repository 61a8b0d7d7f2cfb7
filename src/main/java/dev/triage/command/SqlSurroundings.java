package dev.triage.command;

import java.util.List;
import java.util.Locale;

/**
 * What stands before a statement.
 *
 * @param earlier the statements before it in its own step, in order
 * @param order what earlier steps have done
 */
record SqlSurroundings(List<Statement> earlier, Order order, CommandContext context) {

    SqlSurroundings {
        earlier = List.copyOf(earlier);
    }

    boolean hasLockTimeout() {
        return earlier.stream().anyMatch(statement -> statement.starts("set") && statement.has("lock_timeout")
                && !statement.token(statement.tokens().size() - 1).is("0")
                && !statement.token(statement.tokens().size() - 1).text().equals("0"));
    }

    boolean inTransaction() {
        boolean open = false;
        for (Statement statement : earlier) {
            if (statement.starts("begin") || statement.starts("start transaction")) {
                open = true;
            } else if (statement.starts("commit") || statement.starts("rollback") || statement.starts("end")) {
                open = false;
            }
        }
        return open;
    }

    /** A check constraint was validated, so that SET NOT NULL need not scan. */
    boolean hasValidatedCheck() {
        return earlier.stream().anyMatch(statement -> statement.has("validate constraint"));
    }

    /** Whether a table was made by an earlier statement, or is temporary: nobody else uses it yet. */
    boolean isNewTable(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return name.startsWith("pg_temp.") || !name.isEmpty() && earlier.stream().anyMatch(statement -> {
            int at = statement.starts("create") ? statement.indexOf("table", 1) : -1;
            return at > 0 && at < 5
                    && statement.nameAt(statement.skip(at + 1, "if", "not", "exists")).equalsIgnoreCase(name);
        });
    }

    /** Whether the object named after so many words was made by an earlier statement. */
    boolean isNew(Statement statement, int words) {
        int at = statement.skip(words, "concurrently", "if", "exists", "only", "table", "on", "index");
        String name = statement.nameAt(at);
        return isNewTable(name);
    }
}
