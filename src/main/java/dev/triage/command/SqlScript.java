package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Several statements, as psql reads them: separated by semicolons, with backslash commands between them.
 *
 * @param complete false if a string or comment is not closed
 * @param backslash the backslash commands, such as {@code \d orders}
 */
record SqlScript(List<Statement> statements, List<String> backslash, boolean complete) {

    private static final Pattern BACKSLASH_LINE = Pattern.compile("(?m)^[ \\t]*(\\\\[A-Za-z!?+]+[^\\n]*)$");
    private static final Pattern BACKSLASH_END = Pattern
            .compile("\\\\(?:g|gx|gexec|gset|gdesc|watch|crosstabview)\\b[^\\n]*");

    static SqlScript read(String source) {
        List<String> backslash = new ArrayList<>();
        String sql = source;
        if (source.indexOf('\\') >= 0) {
            for (Pattern pattern : List.of(BACKSLASH_LINE, BACKSLASH_END)) {
                sql = pattern.matcher(sql).replaceAll(found -> {
                    if (insideString(found.start(), source)) {
                        return java.util.regex.Matcher.quoteReplacement(found.group());
                    }
                    backslash.add(found.group().strip());
                    return ";" + " ".repeat(Math.max(0, found.group().length() - 1));
                });
            }
        }
        SqlLexer lexer = new SqlLexer(sql);
        List<SqlToken> tokens = lexer.tokens();
        List<Statement> statements = new ArrayList<>();
        int first = 0;
        int depth = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean end = i == tokens.size();
            depth += end ? 0 : tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (end || tokens.get(i).is(";") && depth <= 0) {
                if (i > first) {
                    statements.add(new Statement(sql, tokens.subList(first, i)));
                }
                first = i + 1;
            }
        }
        return new SqlScript(statements, backslash, lexer.complete() && depth == 0);
    }

    /** Whether the position lies in a string: an odd number of quotes stands before it. */
    private static boolean insideString(int position, String source) {
        return source.substring(0, Math.min(position, source.length())).chars().filter(c -> c == '\'').count() % 2 == 1;
    }
}
