package dev.triage.command;

import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** PromQL and LogQL: they can only read, if it is one of them. */
final class MetricQuery {

    private static final Pattern PROMQL_START = Pattern
            .compile("\\s*(?:[A-Za-z_:][\\w:.]*|\\{|\\(|-?\\d|[+-])(?s:.*)");
    private static final Pattern NOT_A_QUERY = Pattern.compile(
            "(?s).*(?:[;`$\\\\]|&&|\\|\\|).*");
    private static final Pattern TWO_WORDS = Pattern
            .compile("(?i)[A-Za-z_][\\w:]*\\s+(?!(?:and|or|unless|by|without|on|"
                    + "ignoring|group_left|group_right|offset|bool|atan2|inf|nan)\\b)[A-Za-z_][\\w:]*");

    private MetricQuery() {}

    static CommandVerdict judge(CommandLanguage language, String text) {
        if (!balanced(text)) {
            return new CommandVerdict.Unknown("its brackets or quotes do not match");
        }
        String bare = text.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`", "\"\"")
                .replaceAll("(?m)#.*$", "");
        if (language == CommandLanguage.LOGQL) {
            boolean query = bare.contains("{") && !bare.contains(";") && !bare.contains("$(");
            return query ? Effects.READ : new CommandVerdict.Unknown("it is no LogQL query");
        }
        boolean words = TWO_WORDS.matcher(bare.replaceAll("\\b(?:and|or|unless|by|without|on|ignoring|group_left"
                + "|group_right|offset|bool|atan2|sum|min|max|avg|count|topk|bottomk|quantile|stddev|stdvar|group"
                + "|count_values)\\b", "+")).find();
        return PROMQL_START.matcher(bare).matches() && !NOT_A_QUERY.matcher(bare).matches() && !words
                ? Effects.READ
                : new CommandVerdict.Unknown("it is no PromQL query");
    }

    private static boolean balanced(String text) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote != '`') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                open.push(c);
            } else if (c == ')' || c == ']' || c == '}') {
                char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
                if (open.isEmpty() || open.pop() != wanted) {
                    return false;
                }
            }
        }
        return quote == 0 && open.isEmpty();
    }
}
