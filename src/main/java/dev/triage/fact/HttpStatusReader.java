package dev.triage.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds HTTP error statuses: a number from 400 to 599 only where the words around it say that it is a status. */
final class HttpStatusReader {

    private static final int BEFORE_CHARS = 100;
    private static final int AFTER_CHARS = 30;
    private static final Pattern BEFORE = Pattern.compile(
            """
            (?i)(?:\\bhttps?(?:/\\d(?:\\.\\d)?)?["']? ?|\\bHTTP/[\\d.]{1,3}+\\\\?"\\ ?\
            |\\b(?:http_?)?(?:status|response|error)(?:[ _]?code)?\\\\?["']? ?[:=]? ?\\\\?["']?|\\bcode\\\\?["']?[:=] ?\\\\?["']?\
            |\\b(?:returned|returning|returns|responded with|responding with|response|got|gets|getting|received|serving|throwing|throws)(?: an?)?+ \
            |\\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \\S{1,60}+ \
            |(?:状态码|返回|报错|错误码) ?[:：]? ?)$""");
    private static final Pattern AFTER = Pattern.compile(
            """
            (?i)s\\b(?! ?\\))|(?: |-)(?:errors?|error rate|responses?|internal server error|bad gateway|service (?:temporarily )?unavailable\
            |gateway time-?out|too many requests|unauthorized|forbidden|not found|bad request|conflict|request timeout\
            |status|statuses|错误) ?\\b|(?: )?(?:错误|状态|响应)""");

    private final String text;
    private final Matcher before;
    private final Matcher after;

    HttpStatusReader(String text) {
        this.text = text;
        this.before = BEFORE.matcher(text);
        this.after = AFTER.matcher(text);
    }

    void read(ErrorTally tally) {
        int lastAccepted = -2;
        for (int at = 0; at + 3 <= text.length(); at++) {
            char first = text.charAt(at);
            if ((first != '4' && first != '5') || !isStatus(at)) {
                continue;
            }
            boolean chained = lastAccepted == at - 1 && text.charAt(at - 1) == '/';
            if (chained || isPlainlyStatus(at)) {
                tally.add(ErrorKind.HTTP, "HTTP " + text.substring(at, at + 3).toLowerCase(java.util.Locale.ROOT), at,
                        at + 3);
                lastAccepted = at + 3;
            }
            at += 2;
        }
    }

    private boolean isPlainlyStatus(int at) {
        if (text.charAt(at + 1) == 'x' || text.charAt(at + 1) == 'X') {
            return true;
        }
        if (after.region(at + 3, Math.min(text.length(), at + 3 + AFTER_CHARS)).lookingAt()) {
            return true;
        }
        return before.region(Backwards.find(text, '\n', at - 1, Math.max(0, at - BEFORE_CHARS)) + 1, at).find();
    }

    /** Three digits, or a class such as 5xx, that stand for themselves. */
    private boolean isStatus(int at) {
        if (at > 0 && (KnownError.isWord(text.charAt(at - 1)) || ".:-$".indexOf(text.charAt(at - 1)) >= 0
                && !(text.charAt(at - 1) == ':'))) {
            return false;
        }
        char second = text.charAt(at + 1);
        char third = text.charAt(at + 2);
        boolean digits = isDigit(second) && isDigit(third);
        boolean wildcard = (second == 'x' || second == 'X') && second == third;
        if (!digits && !wildcard) {
            return false;
        }
        if (at + 3 >= text.length()) {
            return true;
        }
        char next = text.charAt(at + 3);
        boolean plural = next == 's' && (at + 4 == text.length() || !KnownError.isWord(text.charAt(at + 4)));
        boolean fraction = next == '.' && at + 4 < text.length() && isDigit(text.charAt(at + 4));
        return (plural || !KnownError.isWord(next)) && next != '%' && !fraction;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
