package dev.triage.command;

import dev.triage.command.SqlToken.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of SQL, or a part of one that is a statement itself.
 *
 * @param source the text that the tokens point into
 */
record Statement(String source, List<SqlToken> tokens) {

    private static final Set<String> STARTS = Set.of("select", "insert", "update", "delete", "merge", "with", "values",
            "table");
    /** Keywords and types that a parenthesis may follow without a call. */
    private static final Set<String> NOT_CALLED = Set.copyOf(Arrays.asList(
            ("all always operator analyze and any array as asc between bit brin btree by case cast char character "
                    + "check collate conflict copy cube decimal desc distinct do else end escape except execute exists "
                    + "explain filter float for foreign from generated gin gist group hash having identity ilike in "
                    + "include index intersect interval into is isnull join key lateral like limit materialized minus "
                    + "not notnull numeric of offset on only or ordinality over partition precision prepare primary "
                    + "references reindex reset returning rollup row rows select set sets some table then time "
                    + "timestamp timestamptz to union unique using vacuum values varchar varying verbose view w when "
                    + "where window with within").split(" ")));

    Statement {
        tokens = List.copyOf(tokens);
    }

    /** A call of a function. */
    record Call(String name, List<SqlToken> arguments) {}

    SqlToken token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : new SqlToken(Kind.OPERATOR, "", 0, 0);
    }

    String text() {
        return tokens.isEmpty() ? "" : source.substring(tokens.getFirst().start(), tokens.getLast().end());
    }

    /** Whether it begins with these words. */
    boolean starts(String words) {
        String[] wanted = words.split(" ");
        for (int i = 0; i < wanted.length; i++) {
            if (!token(i).is(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    boolean has(String words) {
        return indexOf(words, 0) >= 0;
    }

    /** Where these words stand one after another, from the given token on; negative if nowhere. */
    int indexOf(String words, int from) {
        String[] wanted = words.split(" ");
        for (int i = from; i + wanted.length <= tokens.size(); i++) {
            int matched = 0;
            while (matched < wanted.length && token(i + matched).is(wanted[matched])) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    /** As {@link #indexOf}, outside all parentheses. */
    int indexAtTop(String word, int from) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += token(i).is("(") ? 1 : token(i).is(")") ? -1 : 0;
            if (depth == 0 && i >= from && token(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    Statement from(int first, int last) {
        return new Statement(source, tokens.subList(Math.min(first, tokens.size()),
                Math.max(Math.min(first, tokens.size()), Math.min(last, tokens.size()))));
    }

    Statement from(int first) {
        return from(first, tokens.size());
    }

    /** The token after the parenthesis that is closed at or after {@code open}. */
    int afterGroup(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += token(i).is("(") ? 1 : token(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    /** Itself, what a WITH clause leads to, and every statement in parentheses. */
    List<Statement> parts() {
        List<Statement> parts = new ArrayList<>();
        parts.add(this);
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).is("(") && STARTS.contains(token(i + 1).text()) && token(i + 1).kind() == Kind.WORD) {
                parts.add(from(i + 1, afterGroup(i) - 1));
            }
        }
        for (Statement part : List.copyOf(parts)) {
            if (part.starts("with")) {
                for (String verb : List.of("insert", "update", "delete", "merge", "select", "values")) {
                    int main = part.indexAtTop(verb, 1);
                    if (main > 0) {
                        parts.add(part.from(main));
                        break;
                    }
                }
            }
        }
        return parts;
    }

    /** Every function that is called, wherever. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken name = token(i - 1);
            boolean called = token(i).is("(") && name.isName()
                    && (name.kind() == Kind.QUOTED_NAME || !NOT_CALLED.contains(name.text()));
            if (called && !isNameOfSomethingElse(i - 1)) {
                calls.add(new Call(name.text(), tokens.subList(i + 1, Math.max(i + 1, afterGroup(i) - 1))));
            }
        }
        return calls;
    }

    /** A table with a column list, a CTE with one, or an alias with one. */
    private boolean isNameOfSomethingElse(int index) {
        int before = index - 1;
        while (token(before).is(".") && before > 0) {
            before -= 2;
        }
        SqlToken word = token(before);
        return word.is("into") || word.is("as") && !token(before - 1).is("select") && !token(index + 1).is("")
                && aliasGroup(index + 1)
                || word.is("references") || starts("create") && word.is("on")
                || (word.is("with") || word.is("recursive") || word.is(",")) && token(afterGroup(index + 1)).is("as")
                        && token(afterGroup(index + 1) + 1).is("(")
                || word.is("constraint") || starts("copy") && before == 0
                || starts("grant") || starts("vacuum") || starts("analyze");
    }

    private boolean aliasGroup(int open) {
        for (int i = open + 1; i < afterGroup(open) - 1; i++) {
            if (!token(i).isName() && !token(i).is(",")) {
                return false;
            }
        }
        return true;
    }

    /** A possibly qualified name that begins at the token, without quotes; empty if none does. */
    String nameAt(int index) {
        if (!token(index).isName()) {
            return "";
        }
        StringBuilder name = new StringBuilder(token(index).text());
        for (int i = index + 1; token(i).is(".") && token(i + 1).isName(); i += 2) {
            name.append('.').append(token(i + 1).text());
        }
        return name.toString();
    }

    /** The index behind the possibly qualified name that begins at the token. */
    int afterName(int index) {
        int i = index + 1;
        while (token(i).is(".")) {
            i += 2;
        }
        return i;
    }

    /** The index of the first token, from the given one on, that is none of these words. */
    int skip(int index, String... words) {
        int i = index;
        while (Arrays.asList(words).contains(token(i).text()) && token(i).kind() == Kind.WORD) {
            i++;
        }
        return i;
    }

    /** Token texts with single spaces, for reasons and look-ups. */
    static String join(List<SqlToken> tokens) {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining(" "));
    }
}
