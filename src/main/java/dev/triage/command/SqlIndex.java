package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a CREATE INDEX would index. */
final class SqlIndex {

    private static final Pattern FEW_VALUES = Pattern.compile(
            "(?:\\w+_)?(?:status|state|type|kind|flag|flags|deleted|active|enabled|disabled|archived|gender|sex|level|"
                    + "priority|category|paid|processed|is_\\w+|has_\\w+|boolean|bool|visible|published|locked|expired)");
    private static final Set<String> ORDER = Set.of("asc", "desc", "nulls", "first", "last");

    private SqlIndex() {}

    /** The columns and expressions of the key, in order. */
    static List<String> columns(Statement statement) {
        int on = statement.indexAtTop("on", 0);
        int open = on < 0 ? -1 : statement.indexOf("(", on);
        List<String> columns = new ArrayList<>();
        if (open < 0) {
            return columns;
        }
        StringBuilder column = new StringBuilder();
        int depth = 0;
        for (int i = open; i < statement.afterGroup(open); i++) {
            SqlToken token = statement.token(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 1 && token.is(",") || depth == 0) {
                columns.add(column.toString().strip());
                column.setLength(0);
            } else if (i > open && !ORDER.contains(token.text())) {
                column.append(token.text()).append(' ');
            }
        }
        return columns;
    }

    /** A whole index on one column that has few values; a partial index picks the few rows that matter. */
    static boolean isUnselective(Statement statement, CommandContext context) {
        List<String> columns = columns(statement);
        return columns.size() == 1 && statement.indexAtTop("where", 0) < 0 && statement.indexAtTop("include", 0) < 0
                && isUnselective(columns.getFirst(), context);
    }

    static boolean isUnselective(String column, CommandContext context) {
        String name = column.toLowerCase(Locale.ROOT);
        return FEW_VALUES.matcher(name).matches() || saysFew(name, context.text());
    }

    /** The incident says that the column has few values. */
    private static boolean saysFew(String column, @Nullable String text) {
        if (text == null || !column.matches("\\w{2,}") || !text.contains(column)) {
            return false;
        }
        return Pattern
                .compile("(?i)\\b" + Pattern.quote(column) + "\\b[^.\\n;]{0,60}(?:low[- ]selectivity|low[- ]cardinality"
                        + "|(?:only|just) (?:\\d{1,2}|two|three|four|five|a few) (?:distinct )?values|few distinct"
                        + "|n_distinct\\D{0,4}\\d{1,2}\\b(?!\\d)|选择性(?:低|差)|区分度(?:低|差))")
                .matcher(text).find();
    }
}
