package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds every program that shell text would call: in pipelines, lists, loops, subshells and substitutions. Wrappers such
 * as sudo are left to {@link Wrappers}.
 */
final class ShellParser {

    private static final int DEPTH_MAX = 8;
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*(?:\\[[^]]*])?\\+?=.*", Pattern.DOTALL);
    private static final Set<String> KEYWORDS = Set.of("do", "done", "then", "else", "elif", "fi", "if", "while",
            "until", "{", "}", "!", "esac", "time", "$");
    private static final Set<String> HEADERS = Set.of("for", "case", "select", "function");
    private static final Pattern PROMPT = Pattern.compile("(?m)^\\s*(?:\\$|[\\w-]+@[\\w.-]+[:~][^$#\\n]*[$#]) ");

    private final List<Invocation> invocations = new ArrayList<>();
    private boolean complete = true;

    /** The programs in the order in which they stand. */
    static ShellParser parse(String source) {
        ShellParser parser = new ShellParser();
        parser.read(PROMPT.matcher(source).replaceAll(" "), 0);
        return parser;
    }

    List<Invocation> invocations() {
        return invocations;
    }

    /** False if the text is not complete, or nested more than can be followed. */
    boolean complete() {
        return complete;
    }

    private void read(String source, int depth) {
        if (depth > DEPTH_MAX) {
            complete = false;
            return;
        }
        ShellLexer lexer = new ShellLexer(source);
        List<ShellWord> words = new ArrayList<>();
        List<ShellToken.Redirect> redirects = new ArrayList<>();
        List<Invocation> upstream = new ArrayList<>();
        for (ShellToken token : lexer.tokens()) {
            switch (token) {
                case ShellToken.Word word -> {
                    words.add(word.word());
                    inner(word.word(), depth);
                }
                case ShellToken.Redirect redirect -> {
                    redirects.add(redirect);
                    inner(redirect.target(), depth);
                }
                case ShellToken.Operator operator -> {
                    end(words, redirects, upstream);
                    boolean closing = operator.text().equals(")");
                    if (!closing && (!operator.text().startsWith("|") || operator.text().equals("||"))) {
                        upstream.clear();
                    }
                }
            }
        }
        end(words, redirects, upstream);
        complete &= lexer.complete();
    }

    private void inner(ShellWord word, int depth) {
        word.substitutions().forEach(inner -> read(inner, depth + 1));
    }

    /** Takes the words as one call, and as part of the pipeline that goes on. */
    private void end(List<ShellWord> words, List<ShellToken.Redirect> redirects, List<Invocation> upstream) {
        int first = 0;
        while (first < words.size() && (KEYWORDS.contains(words.get(first).text()) && !words.get(first).quoted()
                || ASSIGNMENT.matcher(words.get(first).text()).matches())) {
            first++;
        }
        ShellWord head = first < words.size() ? words.get(first) : ShellWord.plain("");
        boolean header = HEADERS.contains(head.text()) && !head.quoted();
        Invocation call = new Invocation(header ? List.of() : words.subList(first, words.size()), redirects, upstream);
        if (!call.words().isEmpty() || !redirects.isEmpty()) {
            invocations.add(call);
            upstream.add(call);
        }
        words.clear();
        redirects.clear();
    }
}
