package dev.triage.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Statements that destroy data, or give it away. */
final class SqlDataTraps {

    private static final Set<String> DROPPED = Set.of("table", "database", "schema", "tablespace", "owned", "view",
            "materialized", "column", "extension", "type", "domain", "foreign", "sequence", "partition", "user",
            "role");

    private SqlDataTraps() {}

    static void find(Statement statement, SqlSurroundings around, Hits hits) {
        for (Statement part : statement.parts()) {
            if (part.starts("delete") || part.starts("update")) {
                boundless(part, around, hits);
            }
        }
        if (statement.starts("truncate") && !around.isNew(statement, 1)) {
            hits.add("drops-data", statement);
        }
        if (statement.starts("drop") && DROPPED.contains(statement.token(1).text()) && !around.isNew(statement, 2)) {
            hits.add("drops-data", statement);
        }
        if (statement.starts("alter table") && dropsColumn(statement)) {
            hits.add("drops-data", statement);
        }
        if (statement.starts("alter sequence") && statement.has("restart") && !countsDown(statement)
                || statement.has("alter") && statement.has("restart with") && !countsDown(statement)
                || statement.has("restart identity")
                || statement.starts("alter sequence") && statement.has("cycle") && !statement.has("no cycle")) {
            hits.add("sequence-restart", statement);
        }
        setval(statement, hits);
        if (statement.starts("grant")) {
            grant(statement, hits);
        } else if (roleOption(statement)) {
            hits.add("superuser-or-public-grant", statement);
        }
        outside(statement, hits);
    }

    private static void boundless(Statement part, SqlSurroundings around, Hits hits) {
        int table = part.skip(1, "from", "only");
        if (part.starts("update statistics") || around.isNewTable(part.nameAt(table))) {
            return;
        }
        int where = part.indexAtTop("where", 1);
        if (part.indexAtTop("limit", 1) > 0) {
            return;
        }
        if (where < 0) {
            hits.add("unbounded-write", part);
            return;
        }
        int end = part.indexAtTop("returning", where);
        List<SqlToken> condition = part.from(where + 1, end < 0 ? part.tokens().size() : end).tokens();
        if (isAlwaysTrue(new Statement(part.source(), condition))) {
            hits.add("unbounded-write", part);
        }
    }

    /** A condition that holds for every row: a constant, a thing compared with itself, or one of them after an OR. */
    static boolean isAlwaysTrue(Statement condition) {
        Statement bare = condition;
        while (bare.token(0).is("(") && bare.afterGroup(0) == bare.tokens().size()) {
            bare = bare.from(1, bare.tokens().size() - 1);
        }
        int or = bare.indexAtTop("or", 0);
        if (or >= 0) {
            return isAlwaysTrue(bare.from(0, or)) || isAlwaysTrue(bare.from(or + 1));
        }
        int and = bare.indexAtTop("and", 0);
        if (and >= 0) {
            return isAlwaysTrue(bare.from(0, and)) && isAlwaysTrue(bare.from(and + 1));
        }
        return switch (bare.tokens().size()) {
            case 1 -> bare.token(0).is("true") || bare.token(0).text().equals("1");
            case 2 -> bare.token(0).is("not") && bare.token(1).is("false");
            case 3 -> Set.of("=", ">=", "<=", "is").contains(bare.token(1).text())
                    && bare.token(0).text().equals(bare.token(2).text())
                    || bare.token(0).isLiteral() && bare.token(2).isLiteral();
            case 4 ->
                bare.has("is not null") && bare.token(0).text().toLowerCase(Locale.ROOT).matches("id|ctid|\\w+_id");
            default -> false;
        };
    }

    private static boolean dropsColumn(Statement statement) {
        for (int at = statement.indexOf("drop", 2); at > 0; at = statement.indexOf("drop", at + 1)) {
            SqlToken next = statement.token(at + 1);
            if (next.is("column") || next.is("partition") || next.is("if") || next.isName() && !Set.of("constraint",
                    "not", "default", "identity", "expression", "index", "key", "foreign", "primary", "check")
                    .contains(next.text())) {
                return true;
            }
        }
        return false;
    }

    /** Counting down from below zero gives out keys that a sequence which counted up never has. */
    private static boolean countsDown(Statement statement) {
        return statement.starts("alter sequence") && Statement.join(statement.tokens())
                .matches("(?s).*\\bincrement (?:by )?- ?\\d.*\\brestart (?:with )?- ?\\d.*");
    }

    private static void setval(Statement statement, Hits hits) {
        for (Statement.Call call : statement.calls()) {
            List<SqlToken> arguments = call.arguments();
            if (call.name().equals("setval") && arguments.size() >= 3 && arguments.get(2).text().equals("1")
                    && arguments.stream().noneMatch(token -> token.is("select"))) {
                hits.add("sequence-restart", statement);
            }
        }
    }

    private static void grant(Statement statement, Hits hits) {
        int to = statement.indexAtTop("to", 1);
        boolean everyone = to > 0 && statement.from(to).has("public");
        String roles = Statement.join(statement.from(1, Math.max(1, to)).tokens());
        boolean powerful = roles.matches("(?s)(?:.*\\b)?(?:postgres|rds_superuser|cloudsqlsuperuser|azure_pg_admin|"
                + "pg_write_all_data|pg_execute_server_program|pg_write_server_files|pg_read_server_files)\\b.*")
                && !roles.contains(" on ");
        boolean all = roles.matches("all(?: privileges)? on (?:\\* \\. \\*|database .*)");
        if (everyone || powerful || all) {
            hits.add("superuser-or-public-grant", statement);
        }
    }

    private static boolean roleOption(Statement statement) {
        boolean role = statement.starts("alter role") || statement.starts("alter user")
                || statement.starts("create role") || statement.starts("create user");
        return role && (statement.has("superuser") || statement.has("bypassrls") || statement.has("replication")
                && !statement.has("set"));
    }

    /** Out of the database: programs and files of the server. */
    private static void outside(Statement statement, Hits hits) {
        if (statement.starts("copy") && (statement.has("to program") || statement.has("from program"))
                || statement.calls().stream().anyMatch(call -> Set.of("lo_export", "lo_import", "pg_file_write",
                        "pg_file_unlink", "pg_file_rename", "pg_read_file", "pg_read_binary_file", "dblink_exec",
                        "xp_cmdshell", "pg_execute_server_program").contains(call.name()))
                || statement.has("into outfile") || statement.has("into dumpfile")) {
            hits.add("leaves-the-database", statement);
        }
    }
}
