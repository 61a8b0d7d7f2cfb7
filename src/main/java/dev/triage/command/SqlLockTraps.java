package dev.triage.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Statements that stop others from working while they run. */
final class SqlLockTraps {

    private static final Set<String> VOLATILE_DEFAULTS = Set.of("random", "gen_random_uuid", "clock_timestamp",
            "uuid_generate_v4", "uuid_generate_v1", "nextval", "timeofday");
    private static final Set<String> SERIALS = Set.of("serial", "bigserial", "smallserial");
    private static final Pattern LIGHT_ALTER = Pattern.compile(
            "(?s).*?\\b(?:validate constraint|set statistics|set \\( ?(?:autovacuum|fillfactor|toast|n_distinct|parallel)\\w*"
                    + "|reset \\(|cluster on|set without cluster|detach partition \\S+ concurrently)\\b?.*");

    private SqlLockTraps() {}

    static void find(Statement statement, SqlSurroundings around, Hits hits) {
        switch (statement.token(0).text()) {
            case "create" -> create(statement, around, hits);
            case "reindex" -> {
                if (!statement.has("concurrently")) {
                    hits.add("index-blocks-writes", statement);
                }
            }
            case "drop" -> {
                if (statement.starts("drop index") && !statement.starts("drop index concurrently")
                        && !around.isNew(statement, 2)) {
                    hits.add("drop-index-blocks", statement);
                }
            }
            case "vacuum" -> vacuum(statement, hits);
            case "cluster" -> hits.add("rewrites-table", statement);
            case "lock" -> lock(statement, hits);
            case "alter" -> alter(statement, around, hits);
            default -> {
            }
        }
        if (takesExclusiveLock(statement) && !around.hasLockTimeout() && !around.isNew(statement, 2)) {
            hits.add("ddl-without-lock-timeout", statement);
        }
        boolean concurrently = statement.has("concurrently")
                && Set.of("create", "reindex", "drop").contains(statement.token(0).text());
        if (around.inTransaction() && (concurrently || statement.starts("vacuum"))) {
            hits.add("concurrently-in-transaction", statement);
        }
    }

    private static void create(Statement statement, SqlSurroundings around, Hits hits) {
        int index = statement.starts("create unique index") ? 2 : statement.starts("create index") ? 1 : -1;
        if (index < 0) {
            return;
        }
        int on = statement.indexAtTop("on", index);
        String table = statement.nameAt(statement.skip(on + 1, "only"));
        if (!statement.token(index + 1).is("concurrently") && !around.isNewTable(table)) {
            hits.add("index-blocks-writes", statement);
        }
        if (index == 1 && SqlIndex.isUnselective(statement, around.context())) {
            hits.add("low-selectivity-index", statement);
        }
    }

    private static void vacuum(Statement statement, Hits hits) {
        boolean full = statement.token(1).is("full");
        if (statement.token(1).is("(")) {
            for (int i = 2; i < statement.afterGroup(1); i++) {
                full |= statement.token(i).is("full")
                        && !Set.of("off", "false", "0").contains(statement.token(i + 1).text());
            }
        }
        if (full || statement.starts("vacuum verbose full") || statement.starts("vacuum freeze full")) {
            hits.add("rewrites-table", statement);
        }
    }

    private static void lock(Statement statement, Hits hits) {
        int mode = statement.indexAtTop("in", 1);
        boolean mild = mode > 0 && (statement.has("access share mode") || statement.has("in row share mode"));
        if (!mild && !statement.starts("lock instance")) {
            hits.add("locks-table", statement);
        }
    }

    private static void alter(Statement statement, SqlSurroundings around, Hits hits) {
        if (!statement.starts("alter table") || around.isNew(statement, 2)) {
            return;
        }
        boolean retypes = statement.has("type") && statement.has("alter") && typeChange(statement);
        boolean adds = statement.has("add") && addsComputedColumn(statement);
        boolean moves = statement.has("set logged") || statement.has("set unlogged") || statement.has("set tablespace")
                || statement.has("set access method");
        if (retypes || adds || moves) {
            hits.add("rewrites-table", statement);
        }
        if (statement.has("set not null") && !around.hasValidatedCheck() || scansForConstraint(statement)) {
            hits.add("scans-under-lock", statement);
        }
    }

    private static boolean typeChange(Statement statement) {
        for (int i = 3; i < statement.tokens().size(); i++) {
            if (statement.token(i).is("type") && statement.token(i - 1).isName()) {
                // From a shorter varchar to text nothing is rewritten.
                return !statement.token(i + 1).is("text") || statement.has("using");
            }
        }
        return false;
    }

    private static boolean addsComputedColumn(Statement statement) {
        boolean computed = statement.calls().stream().anyMatch(call -> VOLATILE_DEFAULTS.contains(call.name()))
                && statement.has("default");
        boolean serial = statement.tokens().stream().anyMatch(token -> SERIALS.contains(token.text()));
        return computed || serial || statement.has("generated");
    }

    private static boolean scansForConstraint(Statement statement) {
        boolean keyed = statement.has("primary key") || statement.has("unique");
        boolean adds = statement.has("add");
        boolean uses = statement.has("using index");
        boolean references = statement.has("foreign key") || statement.has("references") || statement.has("check");
        return adds && (keyed && !uses || references && !statement.has("not valid"));
    }

    private static boolean takesExclusiveLock(Statement statement) {
        return switch (statement.token(0).text()) {
            case "alter" -> statement.starts("alter table")
                    && !LIGHT_ALTER.matcher(Statement.join(statement.tokens())).matches();
            case "drop" -> List.of("drop table", "drop trigger", "drop column").stream().anyMatch(statement::starts)
                    || statement.starts("drop index") && !statement.starts("drop index concurrently");
            case "create" -> statement.starts("create trigger") || statement.starts("create or replace trigger")
                    || statement.starts("create constraint trigger") || statement.starts("create rule");
            case "truncate", "lock" -> true;
            case "refresh" -> !statement.has("concurrently");
            default -> false;
        };
    }
}
