package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody still has to fill in before a command can be run. */
final class Placeholders {

    private static final String WORDS = "[A-Za-z_\\u4e00-\\u9fff][\\w .:/'\\u4e00-\\u9fff-]{0,40}";
    private static final Pattern ANGLED = Pattern.compile("<(?!<|stdin|stdout)" + WORDS + ">");
    private static final Pattern BRACED = Pattern
            .compile("\\{\\{\\s*[\\w.]{1,40}\\s*}}|\\{[A-Za-z_][A-Za-z_ -]{0,40}}");
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\w$])(?:(?:YOUR|MY|INSERT|REPLACE|CHANGE|SOME)_[A-Z0-9_]+|your[-_](?:\\w|-)+|"
                    + "(?:CHANGEME|REPLACEME|TODO|TBD|FIXME|PLACEHOLDER)|[xX]{3,}|X\\.X\\.X\\.X|x\\.x\\.x\\.x"
                    + "|[A-Z]+_(?:NAME|ID|HERE)|PID|NAMESPACE|PODNAME|TABLE_NAME)(?![\\w=])");
    private static final Pattern SQUARE = Pattern
            .compile("(?<![\\w\\])'\"])\\[(?:[A-Za-z]+[ _-])*(?:name|id|pid|table|pod|namespace|host|value|column|"
                    + "service|deployment|user|index|database|date|time|version|number|port|url)]",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSET = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");
    private static final Pattern SET = Pattern
            .compile(
                    "(?:^|[;&|(\\s])(?:export\\s+)?([A-Za-z_]\\w*)=|\\bfor\\s+(\\w+)\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*(\\w+)");
    private static final Set<String> ENVIRONMENT = Set.of("HOME", "USER", "PATH", "PWD", "HOSTNAME", "SHELL", "PGHOST",
            "PGUSER", "PGDATABASE", "PGPORT", "PGDATA", "PGPASSWORD", "DATABASE_URL", "KUBECONFIG", "NF", "NR",
            "RANDOM",
            "TMPDIR", "LOGNAME", "AWS_REGION", "AWS_PROFILE", "BASH_VERSION", "REDISCLI_AUTH", "TOKEN", "API_TOKEN");

    private Placeholders() {}

    /** The angled or braced placeholder that begins here; empty if none does. */
    static String at(String source, int at) {
        char c = source.charAt(at);
        if (c != '<' && c != '{') {
            return "";
        }
        Matcher matcher = (c == '<' ? ANGLED : BRACED).matcher(source).region(at, source.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** All of a command, in order. */
    static List<String> in(String command, boolean shell) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(ANGLED, NAMED, SQUARE)) {
            pattern.matcher(command).results().forEach(result -> found.add(result.group()));
        }
        BRACED.matcher(command).results()
                .filter(result -> result.start() == 0 || "$%".indexOf(command.charAt(result.start() - 1)) < 0)
                .filter(result -> !result.group().startsWith("{{") || !result.group().contains("."))
                .forEach(result -> found.add(result.group()));
        if (shell) {
            unset(command, found);
        }
        return found.stream().distinct().toList();
    }

    /** Shell variables that the command uses and nothing in it sets. */
    private static void unset(String command, List<String> found) {
        Set<String> set = new java.util.HashSet<>(ENVIRONMENT);
        SET.matcher(command).results().forEach(result -> {
            for (int group = 1; group <= 3; group++) {
                if (result.group(group) != null) {
                    set.add(result.group(group));
                }
            }
        });
        String open = command.replaceAll("'[^']*'", "''");
        UNSET.matcher(open).results().filter(result -> !set.contains(result.group(1)))
                .filter(result -> result.start() == 0 || open.charAt(result.start() - 1) != '\\')
                .forEach(result -> found.add(result.group()));
    }
}
