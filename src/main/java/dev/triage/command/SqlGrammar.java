package dev.triage.command;

import java.util.Arrays;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;

/**
 * Whether a statement is one, by JSqlParser's grammar. It gets the tokens that were found here, with strings emptied, so
 * the two can't disagree about where a comment or a string ends.
 */
final class SqlGrammar {

    /** The parser backtracks; what is larger or more nested is not given to it. */
    private static final int TOKENS_MAX = 1_500;
    private static final int NESTING_MAX = 12;

    /** What the grammar of queries is made of. All other words are names, also those that JSqlParser reserves. */
    private static final Set<String> KEYWORDS = Set
            .copyOf(Arrays.asList(("select from where and or not in is null as on "
                    + "using join left right inner outer full cross natural lateral group order by having limit offset fetch "
                    + "first next rows row only union all except intersect distinct asc desc nulls last case when then else end "
                    + "like ilike similar between exists any some set values into returning update insert delete merge for "
                    + "share nowait skip locked of with recursive materialized true false interval at time zone filter within "
                    + "collate window over partition range preceding following unbounded current exclude ties others groups "
                    + "cast array table explain matched conflict do nothing constraint default escape isnull notnull symmetric "
                    + "unknown tablesample ordinality key no to both leading trailing placing timestamp date double precision "
                    + "varying without overlaps rollup cube sets grouping if respect ignore temp temporary epoch")
                    .split(" ")));

    private SqlGrammar() {}

    /** False also for what is too large to be read. */
    static boolean accepts(Statement statement) {
        if (statement.tokens().size() > TOKENS_MAX || nesting(statement) > NESTING_MAX) {
            return false;
        }
        String sql = plain(statement);
        return parses(sql, false) || parses(sql, true);
    }

    private static boolean parses(String sql, boolean complex) {
        try {
            CCJSqlParser parser = new CCJSqlParser(sql).withAllowComplexParsing(complex).withErrorRecovery(false);
            parser.Statement();
            return parser.getNextToken().kind == 0;
        } catch (ParseException | TokenMgrException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        } catch (StackOverflowError tooDeep) {
            return false;
        }
    }

    private static int nesting(Statement statement) {
        int depth = 0;
        int most = 0;
        for (SqlToken token : statement.tokens()) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    private static boolean isName(Statement statement, int index) {
        return !KEYWORDS.contains(statement.token(index).text()) && !statement.token(index + 1).is("(");
    }

    private static String plain(Statement statement) {
        StringBuilder sql = new StringBuilder();
        int end = -1;
        for (int i = 0; i < statement.tokens().size(); i++) {
            SqlToken token = statement.token(i);
            if (end >= 0 && end < token.start()) {
                sql.append(' ');
            }
            end = token.end();
            switch (token.kind()) {
                case STRING -> sql.append(' ').append("'x'");
                case PARAMETER -> sql.append('?');
                case PLACEHOLDER -> sql.append(" filled_in ");
                case QUOTED_NAME -> sql.append('"').append(token.text().replace("\"", "")).append('"');
                case NUMBER -> sql.append(token.text().replace("_", ""));
                case WORD -> sql.append(token.text())
                        .append(isName(statement, i) ? "_" : "");
                case OPERATOR -> sql.append(token.text());
            }
        }
        return sql.toString();
    }
}
