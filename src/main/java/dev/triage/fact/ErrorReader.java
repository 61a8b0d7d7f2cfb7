package dev.triage.fact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads error signatures from the whole text, log lines included: known phrases, SQLSTATEs, HTTP statuses, exit codes
 * and exception classes. Each code becomes one fact with its count.
 */
final class ErrorReader {

    private static final int NAME_MAX_CHARS = 80;
    private static final Pattern EXIT = Pattern
            .compile("xit(?:ed with)?+[ _]?(?:[Cc]ode|[Ss]tatus)[\"']?+\\s{0,12}+[:=]?\\s{0,12}+(\\d{1,3})(?!\\w)");
    private static final Pattern SQLSTATE = Pattern.compile("[\"']?[ :=\\[(]{0,3}+[\"']?([0-9A-Z]{5})(?!\\w)");
    private static final Pattern ENVIRONMENT = Pattern.compile(
            " variables?+ [^\\n]{0,50}?(?:undefined|not set|not defined|missing|required|unset)(?!\\w)");
    private static final int LOOK_AHEAD_CHARS = 100;

    private final List<KnownError> catalog;
    private final PhraseScanner phrases;
    private final Set<String> phraseNames = new HashSet<>();

    ErrorReader(List<KnownError> catalog) {
        this.catalog = catalog;
        this.phrases = new PhraseScanner(catalog.stream().map(KnownError::phrase).toList());
        catalog.forEach(error -> phraseNames.add(error.phrase()));
    }

    void read(String text, Findings findings) {
        ErrorTally tally = new ErrorTally(text);
        phrases.scan(text, 0, text.length(), (start, end, phrase) -> {
            KnownError error = catalog.get(phrase);
            if (error.stands(text, start, end)) {
                tally.add(error.kind(), error.code(), start, end);
            }
        });
        exceptions(text, "Exception", tally);
        exceptions(text, "Error", tally);
        new HttpStatusReader(text).read(tally);
        after(text, "xit", EXIT, (start, end, value) -> {
            int code = Integer.parseInt(value);
            if (code != 0) {
                tally.add(ErrorKind.KUBERNETES, "ExitCode " + code, start - 1, end);
            }
        });
        PrefixedValue state = (start, end, value) -> tally.add(ErrorKind.POSTGRES, value, start, end);
        after(text, "SQLSTATE", SQLSTATE, state);
        after(text, "sqlstate", SQLSTATE, state);
        after(text, "nvironment", ENVIRONMENT,
                (start, end, value) -> tally.add(ErrorKind.OTHER, "MissingEnvironment", start - 1, end));
        tally.report(findings);
    }

    private interface PrefixedValue {
        void at(int start, int end, String value);
    }

    /** Looks for the pattern at, or right after, each place of a literal. */
    private static void after(String text, String literal, Pattern pattern, PrefixedValue found) {
        Matcher matcher = pattern.matcher(text);
        boolean includesLiteral = pattern.pattern().startsWith(literal);
        for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
            int from = includesLiteral ? at : at + literal.length();
            if (matcher.region(from, Math.min(text.length(), from + LOOK_AHEAD_CHARS)).lookingAt()) {
                found.at(Math.max(1, at), matcher.end(), matcher.groupCount() > 0 ? matcher.group(1) : "");
            }
        }
    }

    /** Class names such as {@code SocketTimeoutException} or {@code TypeError}; frames of a stack trace do not count. */
    private void exceptions(String text, String suffix, ErrorTally tally) {
        for (int at = text.indexOf(suffix); at >= 0; at = text.indexOf(suffix, at + 1)) {
            int end = at + suffix.length();
            int start = at;
            while (start > 0 && at - start < NAME_MAX_CHARS && (KnownError.isWord(text.charAt(start - 1))
                    || text.charAt(start - 1) == '$')) {
                start--;
            }
            if (start == at || !Character.isUpperCase(text.charAt(start)) || !endsClassName(text, end)) {
                continue;
            }
            String name = text.substring(start, end);
            name = name.substring(name.lastIndexOf('$') + 1);
            boolean camelCase = !name.equals(name.toUpperCase(Locale.ROOT)) && name.indexOf('_') < 0;
            if (camelCase && name.length() > suffix.length() && !phraseNames.contains(name)) {
                tally.add(ErrorKind.EXCEPTION, name, start, end);
            }
        }
    }

    private static boolean endsClassName(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char after = text.charAt(end);
        if (after == '.') {
            return end + 1 >= text.length()
                    || !KnownError.isWord(text.charAt(end + 1)) && text.charAt(end + 1) != '<';
        }
        return !KnownError.isWord(after) && after != '$';
    }
}
