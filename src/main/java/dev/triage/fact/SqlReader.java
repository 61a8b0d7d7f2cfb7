package dev.triage.fact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds SQL statements, alone on their lines or inside a sentence, and the relations they name. */
final class SqlReader {

    private static final Pattern VERB = Pattern.compile(
            """
            (?i)(?<![\\w.$/-])(?:select(?=\\s+[\\w*("'$:])|insert\\s+into|update(?=\\s+(?:only\\s+)?[\\w."]+\\s+(?:(?:as\\s+)?\\w+\\s+)?set\\b)|delete\\s+from\
            |merge\\s+into|replace\\s+into|with(?=\\s+(?:recursive\\s+)?\\w+\\s+as\\s+(?:materialized\\s+)?\\()\
            |(?:create|alter|drop)(?=\\s+(?:unique\\s+|or\\s+replace\\s+|materialized\\s+)?(?:index|table|view|sequence|role|user|system|database|function|trigger|policy|type|schema|extension|publication|subscription)\\b)\
            |truncate(?=\\s+(?:table\\s+)?\\w)|vacuum(?=\\s*[\\w(;])|analyze(?=\\s+\\w)|reindex(?=\\s+\\w)|cluster(?=\\s+\\w+\\s+using)|lock\\s+table|explain(?=[\\s(])\
            |refresh\\s+materialized|grant(?=\\s+[\\w, ]+\\s+on\\b)|revoke(?=\\s+[\\w, ]+\\s+on\\b)|copy(?=\\s+[\\w.]+\\s+(?:from|to)\\b))(?!\\w)""");
    private static final Pattern NEEDS_FROM = Pattern.compile("(?is)^select\\s.*?\\sfrom\\s.*");
    private static final Set<String> AMBIGUOUS = Set.of("SELECT", "ANALYZE", "VACUUM", "EXPLAIN", "TRUNCATE", "CREATE",
            "DROP",
            "ALTER", "CLUSTER", "REINDEX", "COPY", "GRANT", "REVOKE", "DELETE", "WITH");

    private final String text;
    private final Findings findings;
    private final SqlScanner scanner;
    private final Set<String> shapes = new HashSet<>();
    private final Shape shape = new Shape();

    SqlReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.scanner = new SqlScanner(text);
    }

    void read(Row row) {
        Matcher verb = VERB.matcher(text);
        int from = row.start();
        while (from < row.end() && verb.region(from, row.end()).useTransparentBounds(from > row.start()).find()) {
            int start = verb.start();
            from = verb.end();
            if (findings.isTaken(start, start + 1)) {
                continue;
            }
            String word = verb.group().split("\\s")[0].toUpperCase(Locale.ROOT);
            int end = scanner.end(start, word);
            String sql = text.substring(start, end);
            if (isStatement(start, word, sql, row)) {
                add(start, end, word, sql);
                from = Math.max(from, end);
            }
        }
    }

    /** Verbs that are English words count in capitals, or where a statement may begin. */
    private boolean isStatement(int start, String verb, String sql, Row row) {
        if (sql.length() < verb.length() + 2) {
            return false;
        }
        boolean capitals = text.startsWith(verb, start);
        if (!capitals && Character.isUpperCase(text.charAt(start))) {
            return false;
        }
        boolean placed = start == row.start() || "\"'`:;(>=".indexOf(before(start, row)) >= 0
                || text.substring(row.start(), start).isBlank();
        if (!capitals && AMBIGUOUS.contains(verb) && !placed) {
            return false;
        }
        if (verb.equals("SELECT") && !NEEDS_FROM.matcher(sql).matches()) {
            return capitals && sql.matches("(?is)select\\s+(?:\\d+|\\w+\\(.*)\\s*;?");
        }
        return capitals || placed && !verb.equals("ANALYZE") && !verb.equals("EXPLAIN") || !AMBIGUOUS.contains(verb);
    }

    private char before(int start, Row row) {
        int at = start - 1;
        while (at > row.start() && text.charAt(at) == ' ') {
            at--;
        }
        return at < row.start() ? ' ' : text.charAt(at);
    }

    private void add(int start, int end, String verb, String sql) {
        findings.take(start, end);
        if (!shapes.add(shape.of(sql, 0, sql.length())) || findings.isFull(Findings.Kind.STATEMENT)) {
            return;
        }
        Span span = findings.span(start, end);
        List<String> tables = SqlTables.of(sql);
        findings.add(Findings.Kind.STATEMENT, span, id -> new SqlStatement(id, span, sql, verb, tables));
    }
}
