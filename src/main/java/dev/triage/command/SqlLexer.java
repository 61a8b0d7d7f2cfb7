package dev.triage.command;

import dev.triage.command.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes SQL apart as PostgreSQL's scanner does: nested comments, dollar quoting, escape strings, quoted names. Beyond
 * it, placeholders such as {@code <pid>} and psql's variables are tokens too.
 */
final class SqlLexer {

    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d_]*(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+|:[A-Za-z_]\\w*|:'\\w+'|:\"\\w+\"|\\?");
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

    private final String source;
    private final List<SqlToken> tokens = new ArrayList<>();
    private boolean complete = true;
    private int at;

    SqlLexer(String source) {
        this.source = source;
    }

    List<SqlToken> tokens() {
        while (at < source.length()) {
            next();
        }
        return tokens;
    }

    /** False if a string or comment is not closed; then where the statement ends is not known. */
    boolean complete() {
        return complete;
    }

    private void next() {
        char c = source.charAt(at);
        if (c <= ' ') {
            at++;
        } else if (source.startsWith("--", at)) {
            int end = source.indexOf('\n', at);
            at = end < 0 ? source.length() : end;
        } else if (source.startsWith("/*", at)) {
            skipComment();
        } else if (c == '\'') {
            string(at, false);
        } else if (c == '"') {
            quotedName(at);
        } else if (c == '$' && match(DOLLAR) instanceof String tag && !tag.isEmpty()) {
            dollarString(tag);
        } else if (Placeholders.at(source, at) instanceof String placeholder && !placeholder.isEmpty()) {
            add(Kind.PLACEHOLDER, placeholder, at + placeholder.length());
        } else if ((c == '$' || c == ':' || c == '?') && match(PARAMETER) instanceof String parameter
                && !parameter.isEmpty() && !(c == ':' && at > 0 && source.charAt(at - 1) == ':')) {
            add(Kind.PARAMETER, parameter, at + parameter.length());
        } else if (Character.isDigit(c) || c == '.' && at + 1 < source.length()
                && Character.isDigit(source.charAt(at + 1))) {
            String number = match(NUMBER);
            add(Kind.NUMBER, number, at + Math.max(1, number.length()));
        } else if (c == '_' || Character.isLetter(c) || c > 127) {
            word();
        } else {
            operator(c);
        }
    }

    private void word() {
        int end = at + 1;
        while (end < source.length() && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_'
                || source.charAt(end) == '$' || source.charAt(end) > 127)) {
            end++;
        }
        String word = source.substring(at, end);
        char after = end < source.length() ? source.charAt(end) : ' ';
        if (after == '\'' && word.length() == 1 && "eEbBxXnN".contains(word)) {
            string(end, word.equalsIgnoreCase("e"));
        } else if (word.equalsIgnoreCase("u") && source.startsWith("&'", end)) {
            string(end + 1, false);
        } else if (word.equalsIgnoreCase("u") && source.startsWith("&\"", end)) {
            quotedName(end + 1);
        } else {
            add(Kind.WORD, word.toLowerCase(Locale.ROOT), end);
        }
    }

    private void operator(char c) {
        int end = at + 1;
        if (c == ':' && source.startsWith("::", at) || c == ':' && source.startsWith(":=", at)) {
            end = at + 2;
        } else if (OPERATORS.indexOf(c) >= 0) {
            while (end < source.length() && OPERATORS.indexOf(source.charAt(end)) >= 0
                    && !source.startsWith("--", end) && !source.startsWith("/*", end)) {
                end++;
            }
        }
        add(Kind.OPERATOR, source.substring(at, end), end);
    }

    private void string(int quote, boolean escapes) {
        StringBuilder text = new StringBuilder();
        int end = quote + 1;
        while (end < source.length()) {
            char c = source.charAt(end);
            if (escapes && c == '\\') {
                text.append(end + 1 < source.length() ? source.charAt(end + 1) : ' ');
                end += 2;
            } else if (c == '\'' && end + 1 < source.length() && source.charAt(end + 1) == '\'') {
                text.append(c);
                end += 2;
            } else if (c == '\'') {
                add(Kind.STRING, text.toString(), end + 1);
                return;
            } else {
                text.append(c);
                end++;
            }
        }
        unclosed(Kind.STRING, text.toString());
    }

    private void quotedName(int quote) {
        int end = quote + 1;
        while (end < source.length() && (source.charAt(end) != '"'
                || end + 1 < source.length() && source.charAt(end + 1) == '"')) {
            end += source.charAt(end) == '"' ? 2 : 1;
        }
        if (end >= source.length()) {
            unclosed(Kind.QUOTED_NAME, source.substring(Math.min(quote + 1, source.length())));
        } else {
            add(Kind.QUOTED_NAME, source.substring(quote + 1, end).replace("\"\"", "\""), end + 1);
        }
    }

    private void dollarString(String tag) {
        int from = at + tag.length();
        int end = source.indexOf(tag, from);
        if (end < 0) {
            unclosed(Kind.STRING, source.substring(from));
        } else {
            add(Kind.STRING, source.substring(from, end), end + tag.length());
        }
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (source.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (source.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < source.length());
        complete &= depth == 0;
    }

    private void unclosed(Kind kind, String text) {
        complete = false;
        add(kind, text, source.length());
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(source).region(at, source.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private void add(Kind kind, String text, int end) {
        tokens.add(new SqlToken(kind, text, at, end));
        at = end;
    }
}
