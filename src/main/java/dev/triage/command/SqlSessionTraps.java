package dev.triage.command;

import dev.triage.command.SqlToken.Kind;
import java.util.List;
import java.util.Set;

/** Ending the sessions of others. */
final class SqlSessionTraps {

    private static final Set<String> IDENTITY = Set.of("application_name", "usename", "client_addr", "client_hostname",
            "backend_type", "usesysid");
    private static final Set<String> EQUALS = Set.of("=", "like", "ilike", "in", "~", "~*");

    private SqlSessionTraps() {}

    static void find(Statement statement, SqlSurroundings around, Hits hits) {
        for (Statement part : statement.parts()) {
            for (Statement.Call call : part.calls()) {
                if (call.name().equals("pg_terminate_backend")) {
                    terminate(part, call.arguments(), around, hits);
                    return;
                }
            }
        }
    }

    private static void terminate(Statement statement, List<SqlToken> arguments, SqlSurroundings around, Hits hits) {
        boolean onePid = !arguments.isEmpty() && (arguments.getFirst().isLiteral()
                || arguments.getFirst().kind() == Kind.PLACEHOLDER || arguments.getFirst().kind() == Kind.PARAMETER);
        if (!onePid && !excludesOthers(statement)) {
            hits.add("terminates-everything", statement);
        }
        boolean idle = endsOnlyIdle(statement);
        boolean cancelled = around.order().cancelled() || around.earlier().stream()
                .flatMap(earlier -> earlier.parts().stream())
                .flatMap(part -> part.calls().stream()).anyMatch(call -> call.name().equals("pg_cancel_backend"));
        if (!idle && !cancelled && around.order().known()) {
            hits.add("terminate-before-cancel", statement);
        }
    }

    /** An idle session has no query that could be cancelled. */
    private static boolean endsOnlyIdle(Statement statement) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            boolean state = statement.token(i).is("state") && EQUALS.contains(statement.token(i + 1).text());
            int value = statement.token(i + 2).is("(") ? i + 3 : i + 2;
            if (state && statement.token(value).kind() == Kind.STRING
                    && statement.token(value).text().startsWith("idle")) {
                return true;
            }
        }
        return false;
    }

    /** Named by a pid, application, role or address; or one's own session and the server's own are left out. */
    private static boolean excludesOthers(Statement statement) {
        boolean named = false;
        boolean own = false;
        boolean clientsOnly = false;
        boolean leftOut = false;
        for (int i = 0; i < statement.tokens().size(); i++) {
            String column = statement.token(i).text();
            SqlToken operator = statement.token(i + 1);
            SqlToken value = statement.token(i + 2);
            boolean negated = operator.is("not") || operator.is("<>") || operator.is("!=") || operator.is("!~")
                    || operator.is("!~*") || operator.is("is");
            boolean everything = value.kind() == Kind.STRING && value.text().matches("[%.*]*");
            if (column.equals("pid")) {
                named |= operator.is("=") && !value.isName() && !value.is("(")
                        || operator.is("in") && value.is("(") && !statement.token(i + 3).is("select");
                own |= negated && statement.from(i + 2, i + 5).has("pg_backend_pid");
            } else if (column.equals("backend_type")) {
                clientsOnly |= EQUALS.contains(operator.text()) && value.text().equals("client backend");
                leftOut |= negated;
            } else if (IDENTITY.contains(column)) {
                named |= EQUALS.contains(operator.text()) && !everything && !column.equals("datname");
                leftOut |= negated;
            }
        }
        return named || own && (clientsOnly || leftOut);
    }
}
