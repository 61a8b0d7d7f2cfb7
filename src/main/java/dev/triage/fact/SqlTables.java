package dev.triage.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which relations a statement names. */
final class SqlTables {

    private static final int STATEMENT_TABLES_MAX = 20;
    private static final String NAME = "(\"?[A-Za-z_][\\w$]*+\"?(?:\\.\"?[A-Za-z_][\\w$]*+\"?)?+)";
    private static final Pattern RELATION = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|table|truncate|vacuum|analyze|reindex|copy|using|on)\\s+"
                    + "(?:table\\s+|only\\s+|concurrently\\s+|if\\s+(?:not\\s+)?exists\\s+|(?:full|verbose|analyze|freeze)\\s+|\\([^)]{0,60}\\)\\s*)*+"
                    + NAME + "(\\s*\\()?");
    private static final Pattern MORE = Pattern.compile("\\s*,\\s*" + NAME);
    private static final Pattern COMMON_TABLE = Pattern
            .compile("(?i)(?:\\bwith|,)\\s+(?:recursive\\s+)?(\\w+)\\s+as\\s+(?:materialized\\s+)?\\(");
    private static final Set<String> WORDS = Set.of("select", "set", "where", "values", "only", "lateral", "unnest",
            "conflict",
            "delete", "update", "cascade", "now", "the", "from", "btree", "gin", "gist", "hash", "brin", "stdin",
            "stdout",
            "commit", "duplicate", "true", "false", "null", "share", "nowait", "skip", "of", "index", "table");

    private SqlTables() {}

    static List<String> of(String sql) {
        Set<String> own = new LinkedHashSet<>();
        Matcher common = COMMON_TABLE.matcher(sql);
        while (common.find()) {
            own.add(common.group(1).toLowerCase(Locale.ROOT));
        }
        boolean indexing = sql.regionMatches(true, 0, "create", 0, 6) || sql.regionMatches(true, 0, "grant", 0, 5)
                || sql.regionMatches(true, 0, "revoke", 0, 6);
        Set<String> tables = new LinkedHashSet<>();
        Matcher relation = RELATION.matcher(sql);
        while (relation.find() && tables.size() < STATEMENT_TABLES_MAX) {
            String keyword = sql.substring(relation.start(), relation.start() + 2).toLowerCase(Locale.ROOT);
            boolean function = relation.group(2) != null && (keyword.equals("fr") || keyword.equals("jo"));
            if (function || keyword.equals("on") && !indexing || keyword.equals("us")) {
                continue;
            }
            add(tables, own, relation.group(1));
            Matcher more = MORE.matcher(sql);
            int at = relation.end(1);
            while (keyword.equals("fr") && at < sql.length() && more.region(at, sql.length()).lookingAt()) {
                add(tables, own, more.group(1));
                at = more.end();
            }
        }
        return new ArrayList<>(tables);
    }

    private static void add(Set<String> tables, Set<String> own, String name) {
        String bare = name.replace("\"", "");
        String lower = bare.toLowerCase(Locale.ROOT);
        if (!WORDS.contains(lower) && !own.contains(lower)) {
            tables.add(bare);
        }
    }
}
