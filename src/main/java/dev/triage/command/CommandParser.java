package dev.triage.command;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges commands by their form. What it does not know, it calls unknown. */
final class CommandParser {

    private static final List<DangerRule> DANGERS = List.of(
            new DangerRule("index-blocks-writes",
                    "\\bcreate (?:unique )?index (?!concurrently)|\\breindex (?!.*concurrently)",
                    "a plain index build blocks every write to the table until it is done",
                    "CREATE INDEX CONCURRENTLY, outside a transaction"),
            new DangerRule("drop-index-blocks", "\\bdrop index (?!concurrently)",
                    "a plain DROP INDEX takes an exclusive lock on the table", "DROP INDEX CONCURRENTLY"),
            new DangerRule("raise-max-connections", "\\bmax_connections\\s*(?:=|to)\\s*'?\\d",
                    "more connections feed the load that exhausts them, and the change needs a restart",
                    "find what holds the connections and fix that; bound the pools"),
            new DangerRule("rewrites-table", "\\bvacuum \\(?\\s*full|\\bvacuum full|\\bcluster \\w|\\block table\\b",
                    "takes an exclusive lock on the whole table", "plain VACUUM; pg_repack in a maintenance window"),
            new DangerRule("drops-data", "\\b(?:drop (?:table|database|schema|column)|truncate)\\b",
                    "destroys data that no rollback brings back", "rename or archive first, with a backup at hand"),
            new DangerRule("unbounded-write", "^(?:delete from \\S+|update \\S+ set (?:(?! where ).)+)\\s*;?$",
                    "touches every row of the table", "add a WHERE and work in batches"),
            new DangerRule("changes-whole-server", "\\balter system\\b|\\bset global\\b",
                    "changes every session of the server", "ALTER ROLE … SET for the one role that needs it"),
            new DangerRule("terminates-everything",
                    "\\bpg_terminate_backend\\s*\\(\\s*pid\\s*\\)(?!.*(?:pg_backend_pid|application_name|usename))",
                    "also ends replication, monitoring and your own session",
                    "pg_cancel_backend first; exclude pg_backend_pid() and name the application"),
            new DangerRule("deletes-files",
                    "\\brm\\s+-[a-z]*[rf][a-z]*\\s|\\bmkfs\\b|\\bdd\\s+.*of=|\\bchmod\\s+(?:-r\\s+)?777",
                    "destroys or exposes files", "move aside what is in the way, and check it first"),
            new DangerRule("kills-server-process", "\\bkill\\s+-(?:9|kill)\\b",
                    "gives the process no chance to clean up; PostgreSQL restarts as a whole",
                    "kill -TERM, or cancel the query"),
            new DangerRule("deletes-cluster-objects",
                    "\\bkubectl\\b.*\\bdelete\\s+(?:ns|namespace|node|nodes|pvc|persistentvolumeclaim|pv)\\b|\\bkubectl\\b.*\\bdelete\\b.*--all\\b",
                    "removes more than one failing pod", "delete one named pod, or roll the deployment back"),
            new DangerRule("runs-unseen-code", "\\b(?:curl|wget)\\b[^|]*\\|\\s*(?:sudo\\s+)?(?:ba|z)?sh\\b",
                    "runs code that nobody has read", "download it, read it, then run it"));

    private static final Set<String> READ_ONLY_SHELL = Set.of("grep", "egrep", "zgrep", "rg", "head", "tail", "cat",
            "zcat",
            "less", "wc", "sort", "uniq", "awk", "cut", "jq", "yq", "ls", "df", "du", "free", "top", "ps", "uptime",
            "vmstat",
            "iostat", "ss", "netstat", "dig", "nslookup", "host", "ping", "traceroute", "journalctl", "dmesg", "date",
            "openssl",
            "getent", "lsof", "column", "echo", "sar", "mpstat", "pidstat", "nproc", "jstat", "jstack", "jcmd", "find",
            "stat",
            "watch", "tr", "test", "numfmt", "xxd", "file", "which");
    private static final Pattern SQL_READ = Pattern.compile("^(?:select|show|with|table|values|\\\\d)\\b?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern EXPLAIN = Pattern.compile("^explain\\b\\s*((?:\\([^)]*\\)|analy[sz]e|verbose|\\s)*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANALYZE = Pattern.compile("analy[sz]e(?!\\s+(?:off|false))", Pattern.CASE_INSENSITIVE);
    private static final Pattern SQL_WRITE = Pattern.compile(
            "\\b(?:insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from|merge\\s+into|alter|create|drop|truncate|grant|revoke|vacuum|analyze"
                    + "|reindex|cluster|refresh|lock\\s+table|for\\s+update|pg_terminate_backend|pg_cancel_backend|pg_reload_conf"
                    + "|pg_switch_wal|pg_promote|pg_drop_replication_slot|pg_stat_reset\\w*|pg_stat_statements_reset|setval|nextval"
                    + "|set_config|lo_unlink|dblink\\w*|copy)\\b(?!\\s*\\.)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KUBECTL_READ = Pattern.compile(
            "\\bkubectl\\b(?:\\s+(?:-n\\s+\\S+|--namespace[= ]\\S+|--context[= ]\\S+|-A))*\\s+(?:get|describe|logs|top|explain|events|version"
                    + "|cluster-info|api-resources|auth\\s+can-i|rollout\\s+(?:status|history)|diff|config\\s+(?:view|current-context))\\b");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern SHELL_SEPARATOR = Pattern.compile("\\|\\||&&|[|;\\n]");
    private static final Pattern REDIRECT = Pattern.compile("(?<![0-9&])>{1,2}(?!\\s*/dev/null|&)");

    private CommandParser() {}

    static List<Trap> traps() {
        return DANGERS.stream()
                .map(rule -> new Trap(rule.id(), rule.reason(), rule.reason(), rule.alternative())).toList();
    }

    static Judgement assess(Command command) {
        String text = command.language() == CommandLanguage.SQL
                ? COMMENT.matcher(command.text()).replaceAll(" ")
                : command.text();
        String folded = text.replaceAll("\\s+", " ").strip();
        List<TrapHit> traps = DANGERS.stream().filter(rule -> rule.pattern().matcher(folded).find())
                .map(rule -> new TrapHit(new Trap(rule.id(), rule.reason(), rule.reason(), rule.alternative()), folded))
                .toList();
        return new Judgement(effect(command, text, folded), traps);
    }

    private static CommandVerdict effect(Command command, String text, String folded) {
        return switch (command.language()) {
            case SQL -> sql(folded);
            case KUBECTL -> kubectl(text);
            case PROMQL, LOGQL -> new CommandVerdict.ReadOnly();
            case SHELL, CURL, DOCKER, SYSTEMCTL, REDIS_CLI, KAFKA, AWS, GCLOUD -> shell(text);
            case OTHER -> new CommandVerdict.Unknown("the program is not known");
        };
    }

    private static CommandVerdict sql(String folded) {
        for (String statement : QUOTED.matcher(folded).replaceAll("''").split(";")) {
            String sql = explained(statement.strip());
            if (sql.isEmpty()) {
                continue;
            }
            if (SQL_WRITE.matcher(sql).find() || !SQL_READ.matcher(sql).matches()) {
                return new CommandVerdict.ChangesState(false, "it is not a plain read");
            }
        }
        return new CommandVerdict.ReadOnly();
    }

    /** The statement that would run: all of it, what EXPLAIN ANALYZE executes, nothing for a plain EXPLAIN. */
    private static String explained(String statement) {
        Matcher explain = EXPLAIN.matcher(statement);
        if (!explain.find()) {
            return statement;
        }
        return ANALYZE.matcher(explain.group(1)).find() ? statement.substring(explain.end()) : "";
    }

    private static CommandVerdict kubectl(String text) {
        return KUBECTL_READ.matcher(text).find()
                ? shell(text)
                : new CommandVerdict.ChangesState(false, "kubectl verb is not a read");
    }

    private static CommandVerdict shell(String text) {
        if (REDIRECT.matcher(text.replaceAll("'[^']*'|\"[^\"]*\"", "''")).find()) {
            return new CommandVerdict.ChangesState(false, "it writes a file");
        }
        CommandVerdict verdict = new CommandVerdict.ReadOnly();
        for (String part : SHELL_SEPARATOR.split(text.replaceAll("'[^']*'|\"[^\"]*\"", "''"))) {
            Optional<CommandVerdict> worse = ShellWord.judge(part.strip(), READ_ONLY_SHELL, KUBECTL_READ);
            if (worse.isPresent()) {
                verdict = worse.get();
                if (verdict instanceof CommandVerdict.ChangesState) {
                    return verdict;
                }
            }
        }
        return verdict;
    }
}
