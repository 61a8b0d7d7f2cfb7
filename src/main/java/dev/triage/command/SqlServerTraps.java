package dev.triage.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings, sessions and replication: statements that reach beyond one table. */
final class SqlServerTraps {

    private static final Set<String> SAFETY = Set.of("fsync", "full_page_writes", "autovacuum", "zero_damaged_pages",
            "ignore_checksum_failure", "session_replication_role", "synchronous_commit", "autovacuum_enabled",
            "track_counts", "foreign_key_checks", "unique_checks", "wal_level", "archive_mode",
            "allow_system_table_mods",
            "ignore_system_indexes", "innodb_flush_log_at_trx_commit", "sync_binlog");
    private static final Set<String> OFF = Set.of("off", "false", "0", "no", "replica", "minimal");
    private static final Set<String> ON_IS_WRONG = Set.of("zero_damaged_pages", "ignore_checksum_failure",
            "allow_system_table_mods", "ignore_system_indexes");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(kB|MB|GB|TB)?", Pattern.CASE_INSENSITIVE);
    private static final long WORK_MEM_MAX_KB = 256 * 1024;

    /** No session has these, so there is no smaller place to set them; a reload brings them in and takes them back. */
    private static final Set<String> SERVER_ONLY = Set.of("max_wal_size", "min_wal_size", "checkpoint_timeout",
            "checkpoint_completion_target", "max_slot_wal_keep_size", "wal_keep_size", "wal_keep_segments");

    private SqlServerTraps() {}

    static void find(Statement statement, Hits hits) {
        boolean system = statement.starts("alter system");
        boolean global = statement.starts("set global") || statement.starts("set persist")
                || statement.starts("set @ @ global") || statement.starts("set @@ global");
        boolean role = statement.starts("alter role") || statement.starts("alter user")
                || statement.starts("alter database");
        boolean all = statement.starts("alter role all") || statement.starts("alter database");
        String setting = setting(statement);
        String value = value(statement);
        boolean sets = system || global || role && statement.has("set") || statement.starts("set")
                || statement.calls().stream().anyMatch(call -> call.name().equals("set_config"));
        if (global || system && !SERVER_ONLY.contains(setting.isEmpty() ? reset(statement) : setting)) {
            hits.add("changes-whole-server", statement);
        }
        if (sets && setting.equals("max_connections")) {
            hits.add("raise-max-connections", statement);
        }
        if (disablesSafety(statement, sets, setting, value)) {
            hits.add("disables-safety", statement);
        }
        if ((role || system) && sets && (setting.startsWith("enable_") && OFF.contains(value)
                || setting.equals("work_mem") && kilobytes(value) >= WORK_MEM_MAX_KB
                || setting.equals("statement_timeout") && all && !value.equals("0"))) {
            hits.add("dangerous-default", statement);
        }
        slots(statement, hits);
    }

    /** The setting that the statement assigns: the name before = or TO. */
    static String setting(Statement statement) {
        for (Statement.Call call : statement.calls()) {
            if (call.name().equals("set_config") && !call.arguments().isEmpty()) {
                return call.arguments().getFirst().text().toLowerCase(Locale.ROOT);
            }
        }
        int at = assignment(statement);
        return at <= 0 ? "" : statement.token(at - 1).text().toLowerCase(Locale.ROOT);
    }

    private static String reset(Statement statement) {
        return statement.starts("alter system reset") ? statement.token(3).text() : "";
    }

    private static String value(Statement statement) {
        for (Statement.Call call : statement.calls()) {
            if (call.name().equals("set_config") && call.arguments().size() > 2) {
                return call.arguments().get(2).text().toLowerCase(Locale.ROOT);
            }
        }
        int at = assignment(statement);
        return at <= 0 ? "" : statement.token(at + 1).text().toLowerCase(Locale.ROOT);
    }

    private static int assignment(Statement statement) {
        for (int i = 1; i < statement.tokens().size(); i++) {
            if (statement.token(i).is("=") || statement.token(i).is("to") || statement.token(i).is(":=")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean disablesSafety(Statement statement, boolean sets, String setting, String value) {
        if (sets && SAFETY.contains(setting) && (ON_IS_WRONG.contains(setting)
                ? Set.of("on", "true", "1").contains(value)
                : OFF.contains(value) || setting.equals("session_replication_role") && value.equals("local"))) {
            return true;
        }
        if (!statement.starts("alter table")) {
            return false;
        }
        for (int i = 2; i < statement.tokens().size(); i++) {
            boolean autovacuum = statement.token(i).text().endsWith("autovacuum_enabled")
                    && statement.token(i + 1).is("=") && OFF.contains(statement.token(i + 2).text());
            if (autovacuum) {
                return true;
            }
        }
        return statement.has("disable trigger") || statement.has("disable rule") || statement.has("drop constraint")
                || statement.has("disable row level security") || statement.has("disable keys")
                || statement.has("nocheck constraint");
    }

    static long kilobytes(String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            return 0;
        }
        long number = Long.parseLong(size.group(1).substring(0, Math.min(9, size.group(1).length())));
        String unit = size.group(2) == null ? "kb" : size.group(2).toLowerCase(Locale.ROOT);
        return switch (unit) {
            case "mb" -> number * 1024;
            case "gb" -> number * 1024 * 1024;
            case "tb" -> number * 1024 * 1024 * 1024;
            default -> number;
        };
    }

    /** A slot is dropped unless the statement itself asks only for inactive ones. */
    private static void slots(Statement statement, Hits hits) {
        List<Statement.Call> calls = statement.calls();
        boolean drops = calls.stream().anyMatch(call -> call.name().equals("pg_drop_replication_slot"));
        boolean inactive = statement.has("not active") || statement.has("active = false")
                || statement.has("active is false") || statement.has("active is not true")
                || Statement.join(statement.tokens()).matches("(?s).*\\bactive = f\\b.*");
        if (drops && !inactive || statement.starts("drop subscription") || statement.starts("drop publication")) {
            hits.add("drops-slot", statement);
        }
    }
}
