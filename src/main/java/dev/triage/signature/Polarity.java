package dev.triage.signature;

import java.util.regex.Pattern;

/** Whether a writer says a thing, doubts it, or denies it; read from the words around it in the same clause. */
enum Polarity {
    ASSERTED,
    HEDGED,
    NEGATED;

    private static final int BEFORE_CHARS = 70;
    private static final int AFTER_CHARS = 50;

    private static final Pattern DENIED_BEFORE = Pattern.compile(
            "(?:\\b(?:no|not|never|without|neither|nor|zero|nothing|rules? out|ruled out|ruling out|exclud(?:es?|ed|ing)"
                    + "|instead of|rather than|isn't|wasn't|aren't|weren't|doesn't|didn't|don't|hasn't|haven't|unlikely"
                    + "|unrelated to)\\b(?:[\\s*`'-]+[\\w/]+){0,3}[\\s*`'-]*|\\b0 )$"
                    + "|(?:没有|未见|未发现|未出现|不是|并非|不存在|排除了?|无|没)[^，。；、,;\\s]{0,8}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED_AFTER = Pattern.compile(
            "^(?:[\"'`)\\]]*\\s*[:=]\\s*[\"'`]?(?:0(?![.\\d])|none|false|null)[\"'`]?\\s*(?=[,;.)\\]}\\n]|$)"
                    + "|\\s*(?:[:=]|is|are|looks?)\\s+(?:low|normal|fine|ok|healthy)\\b"
                    + "|\\s*(?:(?:was|is|were|are|has been|have been)\\s+)?"
                    + "(?:ruled out|excluded|not (?:the|a|an|seen|observed|present|found|involved)\\b|unlikely|absent)"
                    + "|[\\s：:]*(?:已?排除|正常|不成立))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBTED_BEFORE = Pattern.compile(
            "(?:\\b(?:maybe|might|may be|could|possibly|perhaps|probably|suspect(?:ed|s|ing)?|guess(?:ing)?|looks? like"
                    + "|think(?:s|ing)?|thought|wonder|theory|is it|is this|potential(?:ly)?|same as|last time|should be|if)\\b"
                    + "|可能|疑似|怀疑|也许|猜测|是不是|会不会)[^.;。；\\n]{0,60}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBTED_AFTER = Pattern
            .compile("^[^.;,，。；\\n]{0,45}(?:\\?|？|mis-?diagnos|turned out|red herring|吗)", Pattern.CASE_INSENSITIVE);

    /** Reads the words around {@code start..end}. */
    static Polarity of(String text, int start, int end) {
        String before = before(text, start);
        String after = after(text, end);
        if (DENIED_BEFORE.matcher(before).find() || DENIED_AFTER.matcher(after).find()) {
            return NEGATED;
        }
        return DOUBTED_BEFORE.matcher(before).find() || DOUBTED_AFTER.matcher(after).find() ? HEDGED : ASSERTED;
    }

    private static String before(String text, int start) {
        int from = start;
        int least = Math.max(0, start - BEFORE_CHARS);
        while (from > least && !endsClause(text, from - 1)) {
            from--;
        }
        return text.substring(from, start);
    }

    private static String after(String text, int end) {
        int to = end;
        int most = Math.min(text.length(), end + AFTER_CHARS);
        while (to < most && text.charAt(to) != '\n') {
            to++;
        }
        return text.substring(end, to);
    }

    private static boolean endsClause(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\n', ';', ',', '!', '?', '|', '"', ':', '(', '。', '；', '，', '：', '（', '—' -> true;
            case '.' -> at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
            default -> false;
        };
    }
}
