package dev.triage.signature;

import dev.triage.fact.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index that a statement asks for: columns compared for equality, then the columns of ORDER BY, or else one range
 * column. Columns that tell only a few values apart, such as a status, come after the others; when there is nothing else
 * and the value is a literal, the index is partial, because an index on such a column alone is the wrong index.
 *
 * @param columns what the index is on, as in the statement
 */
record IndexAdvice(String name, String ddl, String columns) {

    private static final Pattern WHERE = Pattern.compile(
            "\\bwhere\\b(.*?)(?:\\border\\s+by\\b|\\bgroup\\s+by\\b|\\blimit\\b|\\bfor\\s+update\\b|\\breturning\\b|;|$)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ORDER = Pattern.compile(
            "\\border\\s+by\\s+((?:[\\w.\"]+(?:\\s+(?:asc|desc))?\\s*,?\\s*)+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EQUAL = Pattern.compile(
            "([A-Za-z_][\\w.]*)\\s*=\\s*('[^']{0,60}'|\\$\\d+|\\?|:\\w+|%s|-?\\d+|true|false)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile("([A-Za-z_][\\w.]*)\\s*(?:<=|>=|<|>|\\bbetween\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FEW_VALUES = Pattern
            .compile(
                    "(?:.*_)?(?:status|state|type|kind|flag|active|enabled|deleted|processed|paid|priority|level)|is_.*|has_.*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?");
    private static final int COLUMNS_MAX = 4;
    private static final int NAME_MAX_CHARS = 60;

    static Optional<IndexAdvice> of(SqlStatement statement) {
        Matcher where = WHERE.matcher(statement.sql());
        String table = statement.tables().getFirst();
        boolean joins = statement.tables().size() > 1;
        if (!where.find() || !NAME.matcher(table).matches() || joins || where.group(1).matches("(?is).*\\bor\\b.*")) {
            return Optional.empty();
        }
        Set<String> selective = new LinkedHashSet<>();
        Set<String> coarse = new LinkedHashSet<>();
        List<String> literals = new ArrayList<>();
        Matcher equal = EQUAL.matcher(where.group(1));
        while (equal.find()) {
            String column = column(equal.group(1));
            (FEW_VALUES.matcher(column).matches() ? coarse : selective).add(column);
            if (equal.group(2).startsWith("'") && FEW_VALUES.matcher(column).matches()) {
                literals.add(column + " = " + equal.group(2));
            }
        }
        List<String> order = order(statement.sql());
        if (order.isEmpty()) {
            Matcher range = RANGE.matcher(where.group(1));
            if (range.find()) {
                order = List.of(column(range.group(1)));
            }
        }
        return selective.isEmpty()
                ? partial(table, coarse, literals, order)
                : Optional.of(whole(table, selective, coarse, order));
    }

    /** Whether the context lists an index with these columns first, so that this one would be of no use. */
    boolean isThere(String text) {
        String list = columns.replaceAll("(?i) (?:asc|desc)\\b", "");
        String table = ddl.replaceFirst("(?s).* ON ([\\w.]+) .*", "$1");
        return Pattern.compile("index \\w+ on " + Pattern.quote(table) + ": columns " + Pattern.quote(list) + "(?!\\w)",
                Pattern.CASE_INSENSITIVE).matcher(text).find();
    }

    private static IndexAdvice whole(String table, Set<String> selective, Set<String> coarse, List<String> order) {
        List<String> columns = new ArrayList<>(selective);
        columns.addAll(coarse);
        order.stream().filter(part -> !columns.contains(part.split(" ")[0])).forEach(columns::add);
        List<String> kept = columns.subList(0, Math.min(COLUMNS_MAX, columns.size()));
        return advice(table, kept, "");
    }

    private static Optional<IndexAdvice> partial(String table, Set<String> coarse, List<String> literals,
            List<String> order) {
        if (!coarse.isEmpty() && literals.size() == coarse.size()) {
            return Optional.of(
                    advice(table, order.isEmpty() ? List.of("id") : order, " WHERE " + String.join(" AND ", literals)));
        }
        return coarse.isEmpty() && !order.isEmpty() ? Optional.of(advice(table, order, "")) : Optional.empty();
    }

    private static IndexAdvice advice(String table, List<String> columns, String predicate) {
        String plain = table.substring(table.indexOf('.') + 1);
        String schema = table.contains(".") ? table.substring(0, table.indexOf('.') + 1) : "";
        String words = predicate.replaceAll("(?i) where |[^\\w ]|\\band\\b", " ").strip().replaceAll("\\s+", "_");
        String name = ("idx_" + plain + "_" + (words.isEmpty() ? String.join("_", columns) : words))
                .replaceAll("(?i) (?:asc|desc)", "").toLowerCase(Locale.ROOT);
        String cut = name.substring(0, Math.min(NAME_MAX_CHARS, name.length()));
        String list = String.join(", ", columns);
        return new IndexAdvice(schema + cut,
                "CREATE INDEX CONCURRENTLY " + cut + " ON " + table + " (" + list + ")" + predicate,
                list + predicate);
    }

    private static List<String> order(String sql) {
        Matcher order = ORDER.matcher(sql);
        List<String> columns = new ArrayList<>();
        if (order.find()) {
            for (String part : order.group(1).split(",")) {
                String[] words = part.strip().split("\\s+");
                if (NAME.matcher(words[0]).matches()) {
                    boolean down = words.length > 1 && words[1].equalsIgnoreCase("desc");
                    columns.add(column(words[0]) + (down ? " DESC" : ""));
                }
            }
        }
        return columns;
    }

    private static String column(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
