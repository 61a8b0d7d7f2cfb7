package dev.triage.fact;

import java.util.Locale;
import java.util.Set;

/**
 * Tells where a statement ends: at its semicolon, at the quote, fence or parenthesis that encloses it, at a blank line,
 * or where words follow that no SQL has.
 */
final class SqlScanner {

    private static final int STATEMENT_MAX_CHARS = 4_000;
    private static final Set<String> KEYWORDS = Set
            .of(("select from where and or not in is null as on using join left right inner outer full cross "
                    + "natural lateral group order by having limit offset fetch first next rows row only union all "
                    + "except intersect distinct asc desc nulls last case when then else end like ilike similar "
                    + "between exists any some set values into returning update insert delete merge for share nowait "
                    + "skip locked of cascade restrict index table view sequence if concurrently unique primary key "
                    + "foreign references constraint check default add column drop alter type rename to owner validate "
                    + "cast over partition with recursive materialized true false interval at time zone filter within "
                    + "collate window range preceding following unbounded current cluster vacuum analyze verbose "
                    + "freeze explain buffers format json conflict do nothing matched overlaps escape isnull notnull "
                    + "include tablespace storing grant revoke schema role user restart identity continue cycle "
                    + "increment no maxvalue minvalue start reset system instead btree gin gist hash brin begin commit "
                    + "temporary temp unlogged trigger function procedure database extension publication subscription "
                    + "privileges usage execute public option ddl statement enable disable force level security policy "
                    + "copy stdin stdout csv header delimiter valid")
                    .split(" "));
    /** Words that go on in English after a statement and are no aliases. */
    private static final Set<String> PROSE = Set.of("takes", "took", "taking", "running", "runs", "ran", "run", "every",
            "which",
            "that", "because", "due", "was", "were", "has", "had", "have", "shows", "showing", "keeps", "kept", "holds",
            "holding", "blocks", "blocking", "blocked", "pid", "executed", "called", "waiting", "until", "after",
            "while",
            "this", "these", "but", "so", "via", "per", "about", "than", "now", "seen", "times", "ms", "calls", "mean");

    private final String text;

    SqlScanner(String text) {
        this.text = text;
    }

    private enum Token {
        START,
        KEYWORD,
        OPERATOR,
        NAME,
        ALIASED,
        VALUE
    }

    /** The end, exclusive, of the statement that begins at {@code start}. */
    int end(int start, String verb) {
        int limit = Math.min(text.length(), start + STATEMENT_MAX_CHARS);
        char enclosing = start > 0 ? text.charAt(start - 1) : ' ';
        int at = start;
        int depth = 0;
        int last = start;
        Token before = Token.START;
        while (at < limit) {
            char c = text.charAt(at);
            if (c <= ' ') {
                int next = skipBlank(at, limit);
                if (crossesLine(at, next) && !continues(next, limit, before, depth)) {
                    break;
                }
                at = next;
                continue;
            }
            if (c == '`' || c == enclosing && (c == '"' || c == '\'') || c == '\\' && !text.startsWith("\\'", at)) {
                break;
            }
            if (c == ';') {
                last = at + 1;
                break;
            }
            if (c == ')' && --depth < 0) {
                break;
            }
            if (c == '(') {
                if (depth == 0 && !mayOpen(at, before, verb)) {
                    break;
                }
                depth++;
            }
            int tokenEnd = tokenEnd(at, limit);
            Token token = token(at, tokenEnd, before);
            if (endsBefore(at, tokenEnd, before, token, depth)) {
                break;
            }
            before = c == ')' ? Token.VALUE : token;
            at = tokenEnd;
            last = at;
        }
        return Math.max(last, start + verb.length());
    }

    private boolean endsBefore(int at, int end, Token before, Token token, int depth) {
        char c = text.charAt(at);
        if ("—–→…{}?!。，；（）".indexOf(c) >= 0 && c != '?' || c == '-' && isDash(at)) {
            return true;
        }
        if (c == ':' && !text.startsWith("::", at) && !Character.isLetter(next(at))
                || c == '.' && (Character.isWhitespace(next(at)) || Character.isWhitespace(text.charAt(at - 1)))
                        && !text.startsWith("...", at)) {
            return true;
        }
        if (depth > 0 || token != Token.ALIASED && token != Token.NAME) {
            return false;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        boolean operandBefore = before == Token.VALUE || before == Token.ALIASED || before == Token.NAME;
        return operandBefore && (PROSE.contains(word) || before == Token.ALIASED
                || before == Token.VALUE && text.charAt(previous(at)) != ')');
    }

    private Token token(int at, int end, Token before) {
        char c = text.charAt(at);
        if (c == '\'' || c >= '0' && c <= '9' || c == '$' || c == '?' || c == '%'
                || c == ':' && Character.isLetter(next(at))) {
            return Token.VALUE;
        }
        if (c == '"' || Character.isLetter(c) || c == '_') {
            String word = text.substring(at, end).toLowerCase(Locale.ROOT);
            if (KEYWORDS.contains(word)) {
                return Token.KEYWORD;
            }
            boolean qualified = at > 0 && text.charAt(at - 1) == '.';
            return !qualified && (before == Token.NAME || before == Token.VALUE) ? Token.ALIASED : Token.NAME;
        }
        return c == '.' ? Token.NAME : Token.OPERATOR;
    }

    private int tokenEnd(int at, int limit) {
        char c = text.charAt(at);
        int end = at + 1;
        if (c == '\'' || c == '"') {
            while (end < limit && text.charAt(end) != c && text.charAt(end) != '\n') {
                end++;
            }
            return end < limit && text.charAt(end) == c ? end + 1 : end;
        }
        if (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == ':') {
            while (end < limit && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
                    || c >= '0' && c <= '9' && text.charAt(end) == '.' && end + 1 < limit
                            && Character.isDigit(text.charAt(end + 1)))) {
                end++;
            }
        }
        return end;
    }

    /** Whether a parenthesis may stand here: not one that opens a remark after a finished operand. */
    private boolean mayOpen(int at, Token before, String verb) {
        return switch (before) {
            case START, KEYWORD, OPERATOR -> true;
            case VALUE -> false;
            case NAME, ALIASED -> text.charAt(at - 1) != ' ' || verb.equals("INSERT") || verb.equals("CREATE")
                    || verb.equals("WITH") || verb.equals("ALTER") || verb.equals("VACUUM") || verb.equals("COPY");
        };
    }

    private boolean continues(int next, int limit, Token before, int depth) {
        if (next >= limit || blankLine(next)) {
            return false;
        }
        char c = text.charAt(next);
        if (c == ',' || c == ')' || c == '(') {
            return true;
        }
        int end = tokenEnd(next, limit);
        String word = text.substring(next, end).toLowerCase(Locale.ROOT);
        boolean keyword = Character.isLetter(c) && KEYWORDS.contains(word) && !startsStatement(word, before);
        return keyword || (depth > 0 || before == Token.KEYWORD || before == Token.OPERATOR) && c != '-' && c != '#'
                && c != '`';
    }

    private static boolean startsStatement(String word, Token before) {
        boolean verb = Set
                .of("select", "insert", "update", "delete", "create", "alter", "drop", "vacuum", "analyze", "explain",
                        "begin", "commit", "grant", "revoke", "copy", "merge", "reset")
                .contains(word);
        return verb && before != Token.KEYWORD && before != Token.OPERATOR;
    }

    private boolean blankLine(int next) {
        int feeds = 0;
        for (int at = next - 1; at >= 0 && text.charAt(at) <= ' '; at--) {
            feeds += text.charAt(at) == '\n' ? 1 : 0;
        }
        return feeds > 1;
    }

    private boolean crossesLine(int from, int to) {
        return text.indexOf('\n', from, to) >= 0;
    }

    private int skipBlank(int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /** A dash between blanks that no operand surrounds like a minus: it opens the next list item. */
    private boolean isDash(int at) {
        return text.startsWith("--", at) || at > 0 && text.charAt(at - 1) <= ' ' && Character.isWhitespace(next(at));
    }

    private char next(int at) {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    private int previous(int at) {
        int before = at - 1;
        while (before > 0 && text.charAt(before) <= ' ') {
            before--;
        }
        return Math.max(0, before);
    }
}
