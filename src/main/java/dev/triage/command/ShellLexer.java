package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes shell text apart: words with their quotes and substitutions, operators, redirections, here-documents. Follows
 * POSIX with bash's {@code $'…'}, {@code <<<}, {@code &>} and {@code <(…)}.
 */
final class ShellLexer {

    private static final Pattern REDIRECT = Pattern.compile("(?:\\d*|&)(?:>>|>\\||>&|>|<<<|<<-?|<&|<>|<(?!\\())");
    private static final String OPERATOR_START = ";&|\n()";

    private final String source;
    private final List<ShellToken> tokens = new ArrayList<>();
    private final List<Integer> openHereDocuments = new ArrayList<>();
    private boolean complete = true;
    private int at;

    ShellLexer(String source) {
        this.source = source.replace("\\\r\n", "").replace("\\\n", "").replace("\r\n", "\n");
    }

    List<ShellToken> tokens() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == ' ' || c == '\t' || c == '\u00a0') {
                at++;
            } else if (c == '#' && atWordStart()) {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (Placeholders.at(source, at) instanceof String placeholder && !placeholder.isEmpty()) {
                word();
            } else if (!redirect()) {
                if (OPERATOR_START.indexOf(c) >= 0) {
                    operator();
                } else {
                    word();
                }
            }
        }
        complete &= openHereDocuments.isEmpty();
        return tokens;
    }

    /** False if a quote, substitution or here-document is not closed. */
    boolean complete() {
        return complete;
    }

    private boolean atWordStart() {
        return at == 0 || " \t\n;&|(".indexOf(source.charAt(at - 1)) >= 0;
    }

    private boolean redirect() {
        Matcher matcher = REDIRECT.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        while (at < source.length() && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
            at++;
        }
        ShellWord target = at < source.length() ? readWord() : ShellWord.plain("");
        tokens.add(new ShellToken.Redirect(matcher.group(), target));
        if (matcher.group().endsWith("<<") || matcher.group().endsWith("<<-")) {
            openHereDocuments.add(tokens.size() - 1);
        }
        return true;
    }

    private void operator() {
        for (String operator : List.of("&&", "||", ";;", "|&")) {
            if (source.startsWith(operator, at)) {
                at += 2;
                tokens.add(new ShellToken.Operator(operator));
                return;
            }
        }
        char c = source.charAt(at++);
        tokens.add(new ShellToken.Operator(String.valueOf(c)));
        if (c == '\n') {
            hereDocuments();
        }
    }

    /** The bodies of the here-documents that the line before has opened. */
    private void hereDocuments() {
        for (int index : openHereDocuments) {
            ShellToken.Redirect redirect = (ShellToken.Redirect) tokens.get(index);
            StringBuilder body = new StringBuilder();
            boolean closed = false;
            while (at < source.length() && !closed) {
                int end = source.indexOf('\n', at);
                end = end < 0 ? source.length() : end;
                String line = source.substring(at, end);
                at = Math.min(source.length(), end + 1);
                closed = line.strip().equals(redirect.target().text());
                body.append(closed ? "" : line + "\n");
            }
            complete &= closed;
            tokens.set(index, new ShellToken.Redirect("<<<", new ShellWord(body.toString(), true, false, List.of())));
        }
        openHereDocuments.clear();
    }

    private void word() {
        int from = at;
        ShellWord word = readWord();
        if (at == from) {
            at++;
        }
        tokens.add(new ShellToken.Word(word));
    }

    private ShellWord readWord() {
        StringBuilder text = new StringBuilder();
        List<String> substitutions = new ArrayList<>();
        boolean quoted = false;
        boolean expands = false;
        while (at < source.length()) {
            char c = source.charAt(at);
            String placeholder = Placeholders.at(source, at);
            if (!placeholder.isEmpty()) {
                text.append(placeholder);
                at += placeholder.length();
            } else if (source.startsWith("<(", at) || source.startsWith(">(", at) || source.startsWith("$(", at)
                    && !source.startsWith("$((", at)) {
                expands = true;
                substitution(text, substitutions);
            } else if (c == ' ' || c == '\t' || c == '\u00a0' || OPERATOR_START.indexOf(c) >= 0 || c == '<'
                    || c == '>') {
                break;
            } else if (c == '\'' || c == '$' && source.startsWith("$'", at)) {
                quoted = true;
                singleQuoted(text);
            } else if (c == '"') {
                quoted = true;
                expands |= doubleQuoted(text, substitutions);
            } else if (c == '`') {
                expands = true;
                backticks(text, substitutions);
            } else if (c == '\\' && at + 1 < source.length()) {
                quoted = true;
                text.append(source.charAt(at + 1));
                at += 2;
            } else {
                expands |= c == '$';
                text.append(c);
                at++;
            }
        }
        return new ShellWord(text.toString(), quoted, expands, substitutions);
    }

    private void singleQuoted(StringBuilder text) {
        boolean escapes = source.charAt(at) == '$';
        int from = at + (escapes ? 2 : 1);
        int end = from;
        while (end < source.length() && source.charAt(end) != '\'') {
            end += escapes && source.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, source.length());
        complete &= end < source.length();
        String inside = source.substring(from, end);
        text.append(escapes ? unescaped(inside) : inside);
        at = Math.min(source.length(), end + 1);
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\x([0-9a-fA-F]{1,2})|\\\\([0-7]{1,3})|\\\\(.)").matcher(text).replaceAll(found -> {
            String plain = found.group(1) != null
                    ? String.valueOf((char) Integer.parseInt(found.group(1), 16))
                    : found.group(2) != null
                            ? String.valueOf((char) Integer.parseInt(found.group(2), 8))
                            : found.group(3).equals("n") ? "\n" : found.group(3);
            return Matcher.quoteReplacement(plain);
        });
    }

    private boolean doubleQuoted(StringBuilder text, List<String> substitutions) {
        boolean expands = false;
        at++;
        while (at < source.length() && source.charAt(at) != '"') {
            char c = source.charAt(at);
            if (c == '\\' && at + 1 < source.length() && "\"\\$`".indexOf(source.charAt(at + 1)) >= 0) {
                text.append(source.charAt(at + 1));
                at += 2;
            } else if (source.startsWith("$(", at) && !source.startsWith("$((", at)) {
                expands = true;
                substitution(text, substitutions);
            } else if (c == '`') {
                expands = true;
                backticks(text, substitutions);
            } else {
                expands |= c == '$';
                text.append(c);
                at++;
            }
        }
        complete &= at < source.length();
        at = Math.min(source.length(), at + 1);
        return expands;
    }

    private void substitution(StringBuilder text, List<String> substitutions) {
        int end = closing(at + 2);
        substitutions.add(source.substring(at + 2, end));
        text.append(source, at, Math.min(source.length(), end + 1));
        at = Math.min(source.length(), end + 1);
    }

    /** The parenthesis that closes a substitution, quotes minded; the end if none does. */
    private int closing(int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        complete = false;
        return source.length();
    }

    private void backticks(StringBuilder text, List<String> substitutions) {
        int end = source.indexOf('`', at + 1);
        complete &= end >= 0;
        end = end < 0 ? source.length() : end;
        substitutions.add(source.substring(Math.min(at + 1, end), end));
        text.append(source, at, Math.min(source.length(), end + 1));
        at = Math.min(source.length(), end + 1);
    }
}
