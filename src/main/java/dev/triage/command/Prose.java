package dev.triage.command;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds harmful commands that stand in sentences, in backticks or bare, and advice that amounts to one. */
public final class Prose {

    private static final Pattern BACKTICKS = Pattern.compile("```(?:\\w+\\n)?(.+?)```|`([^`\\n]{3,})`", Pattern.DOTALL);
    private static final Pattern SHELL = Pattern.compile("(?<![\\w./-])(?:sudo\\s+)?(?:rm\\s+-\\w|dd\\s+if=|mkfs[.\\s]|"
            + "chmod\\s+[-0-7+a-z]|chown\\s+-R|kill\\s+-\\w|pkill\\s+-|killall\\s+-|pg_resetwal\\b|pg_ctl\\s|shutdown\\s+-|iptables\\s+-|"
            + "kubectl\\s+[-a-z]|docker\\s+[a-z]|docker-compose\\s|helm\\s+[a-z]|terraform\\s+[a-z]|redis-cli\\s|kafka-[a-z]|"
            + "rabbitmqctl\\s|aws\\s+[a-z0-9]+\\s+[a-z]|gcloud\\s+[a-z]|az\\s+[a-z]+\\s+[a-z]|gsutil\\s|curl\\s+\\S|wget\\s+\\S|"
            + "git\\s+(?:push|reset|clean|checkout)\\b|find\\s+[/.$]|(?:ba)?sh\\s+(?:-c|<\\()|psql\\s|dropdb\\s|ssh\\s+\\S+\\s|"
            + "xargs\\s|mongosh?\\s|systemctl\\s+(?:reboot|poweroff|halt)|FLUSH(?:ALL|DB)\\b)");
    private static final Pattern SQL = Pattern
            .compile("(?i:\\bdrop\\s+(?:table|index|schema|database|subscription)\\s+\\w"
                    + "|\\balter\\s+(?:system|table|role|database|sequence|user)\\s+\\w|\\bdelete\\s+from\\s+\\w|\\bvacuum\\s*\\(?\\s*full\\b"
                    + "|\\bcreate\\s+(?:unique\\s+)?index\\b|\\btruncate\\s+table\\s+\\w|\\block\\s+table\\s+\\w|\\bupdate\\s+\\w+\\s+set\\s"
                    + "|\\bset\\s+global\\s|\\bset\\s+session_replication_role|\\bselect\\s+[^.。;；]{0,60}?pg_\\w+\\s*\\(|\\bgrant\\s+\\w+[^.。;；]{0,60}\\sto\\s"
                    + "|\\bcopy\\s+\\w+\\s+(?:to|from)\\s+program)"
                    + "|\\bTRUNCATE\\s+\\w|\\bCLUSTER\\s+\\w|\\bREINDEX\\s+\\w|\\bpg_terminate_backend\\s*\\(|\\bpg_drop_replication_slot\\s*\\(");
    private static final Pattern END = Pattern.compile("[。；;，\\n`]|\\.(?:\\s|$)|,\\s+(?:then|and|which|so|but)\\b"
            + "|\\s(?:because|so that|in order to|to free|to make|to get|and then|which)\\s|\\s[—–]\\s|[)）](?=\\s*[,.，。]|\\s*$)");
    private static final Pattern NEGATED = Pattern
            .compile("(?i)(?:\\b(?:do not|don't|never|avoid|instead of|rather than|"
                    + "without|not|must not|no need (?:to|for)|refrain from|than|unlike|forbid\\w*|prevent\\w*|block\\w*|disallow\\w*|ban)\\b"
                    + "|\\bno(?=\\s+$)|不要|不得|切勿|禁止|避免|勿|而不是|而非|别|不能|不应|不可)[^.。;；!\\n]{0,40}$");
    /** What a command would do is told, not that it is to be run. */
    private static final Pattern DESCRIBED = Pattern
            .compile("(?i)^\\S+(?:\\s+\\S+){0,4}?\\s+(?:would|blocks|locks|takes|rewrites|会(?:阻塞|锁))\\b");
    private static final Pattern ORDERED = Pattern
            .compile("(?i)(?:\\b(?:run|runs|execute|type|try|issue|just|please|paste|"
                    + "enter|do|use)\\b|执行|运行|输入|请|试)[^.。;；\\n]{0,30}$");
    private static final Pattern RAISES_CONNECTIONS = Pattern
            .compile("(?i)(?:\\b(?:rais|increas|bump|doubl|lift|set)\\w*\\b"
                    + "|增大|增加|提高|调大|加大|上调|扩大)[^.。;；]{0,30}(?:max_connections|最大连接数)"
                    + "|(?:max_connections|最大连接数)[^.。;；]{0,20}(?:\\b(?:raise|increase)d?\\b|\\bto \\d{3,}|增大|增加|提高|调大|加大|上调|调到|改为|设为)");
    private static final Pattern INDEX_ON_COLUMN = Pattern
            .compile("(?i)\\bindex(?:es)?\\s+(?:to|on|for|over)\\s+(?:the\\s+|column\\s+|just\\s+)*[`\"“]?(?:\\w+[.(])?"
                    + "(\\w+)[)`\"”]?(?!\\w|\\s*[,.(+]\\s*\\w|\\s+(?:and|where|plus)\\b)"
                    + "|(?:在|给|为|对)\\s*[`“]?(?:\\w+\\.)?(\\w+)[`”]?\\s*(?:列|字段|上)*\\s*(?:添加|创建|新建|建立|增加|加|建)[^。；]{0,6}索引");

    private Prose() {}

    /**
     * The harmful traps that a text leads into.
     *
     * @param advice whether the text as a whole tells what to do; otherwise a command counts only where the words before
     *     it tell the reader to run it
     */
    public static List<TrapHit> traps(String text, boolean advice, CommandContext context) {
        Map<String, TrapHit> found = new LinkedHashMap<>();
        if (text.length() < 4) {
            return List.of();
        }
        for (Found command : commands(text)) {
            boolean meant = advice && !DESCRIBED.matcher(command.command().text()).find()
                    || ORDERED.matcher(command.before()).find();
            if (meant && !NEGATED.matcher(command.before()).find()) {
                CommandJudge.assess(command.command(), context).traps().stream()
                        .filter(hit -> hit.trap().weight() == Trap.Weight.HARM)
                        .forEach(hit -> found.putIfAbsent(hit.trap().id(), hit));
            }
        }
        if (advice) {
            words(text, context, found);
        }
        return List.copyOf(found.values());
    }

    private record Found(Command command, String before) {}

    private static List<Found> commands(String text) {
        List<Found> found = new ArrayList<>();
        BACKTICKS.matcher(text).results().forEach(span -> {
            String code = span.group(1) == null ? span.group(2) : span.group(1);
            found.add(new Found(guess(code.strip()), before(text, span.start())));
        });
        for (MatchResult bare : SHELL.matcher(text).results().toList()) {
            found.add(new Found(new Command(CommandLanguage.SHELL, shellFrom(text, bare.start())),
                    before(text, bare.start())));
        }
        for (MatchResult bare : SQL.matcher(text).results().toList()) {
            found.add(new Found(new Command(CommandLanguage.SQL, sqlFrom(text, bare.start())),
                    before(text, bare.start())));
        }
        return found;
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - 70), at);
    }

    private static Command guess(String code) {
        boolean sql = SQL.matcher(code).lookingAt() || code.matches("(?is)(?:select|with|update|explain|vacuum|reindex"
                + "|cluster|grant|revoke|insert|set|copy|truncate|lock)\\b.*")
                && !code.matches("(?s)(?:set|truncate) -.*");
        return new Command(sql ? CommandLanguage.SQL : CommandLanguage.SHELL, code);
    }

    /** To the end of the clause; a pipe belongs to it. */
    private static String shellFrom(String text, int start) {
        String code = sqlFrom(text, start);
        return code.startsWith("FLUSH") ? "redis-cli " + code : code;
    }

    private static String sqlFrom(String text, int start) {
        var end = END.matcher(text).region(start, text.length());
        return text.substring(start, end.find() ? end.start() : text.length());
    }

    private static void words(String text, CommandContext context, Map<String, TrapHit> found) {
        RAISES_CONNECTIONS.matcher(text).results()
                .filter(result -> !NEGATED.matcher(before(text, result.start())).find())
                .filter(result -> !text.substring(result.start(), result.end())
                        .matches("(?is)set[^.]{0,20}\\balerts?\\b.*"))
                .findFirst().ifPresent(result -> found.putIfAbsent("raise-max-connections",
                        new TrapHit(TrapCatalog.byId("raise-max-connections"), result.group())));
        INDEX_ON_COLUMN.matcher(text).results()
                .filter(result -> SqlIndex.isUnselective(result.group(1) == null ? result.group(2) : result.group(1),
                        context))
                .filter(result -> !NEGATED.matcher(before(text, result.start())).find())
                .findFirst().ifPresent(result -> found.putIfAbsent("low-selectivity-index",
                        new TrapHit(TrapCatalog.byId("low-selectivity-index"), result.group())));
    }
}
