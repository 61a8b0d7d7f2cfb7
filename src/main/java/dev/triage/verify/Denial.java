package dev.triage.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the words around a mention deny it: "no data loss", "not a security incident", "data loss: none", 无数据丢失. */
final class Denial {

    private static final Pattern BEFORE = Pattern.compile(
            "(?:\\bno\\b|\\bnot\\b|\\bnever\\b|\\bwithout\\b|\\bneither\\b|\\bnor\\b|\\bzero\\b|n't\\b|\\bruled out\\b|\\brather than\\b|\\b(?:if|in case of|avoid|prevent|risk of|could|might|may|would)\\b|没有|未|无|并非|不是|不存在|避免|防止|可能)[^.。；;\\n]{0,28}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND = Pattern.compile(
            "^[^.。；;\\n]{0,8}?(?::\\s*(?:none|no\\b|0\\b|n/a)|\\s+(?:was |were |is |are |has been )?(?:ruled out|excluded|not (?:seen|observed|found|affected|expected)|unaffected|unlikely)|[：:]?\\s*(?:无|未发现|已排除|不受影响))",
            Pattern.CASE_INSENSITIVE);
    private static final int REACH_CHARS = 40;
    private static final Pattern STATE = Pattern.compile("\"(?:overall_state|monitor_state)\"\\s*:\\s*\"(\\w+)\"");
    private static final int MONITOR_MAX_CHARS = 600;

    private Denial() {}

    /** Whether a place lies in the definition of a monitor that is at rest: what it would say is not what is. */
    static boolean isInQuietMonitor(String text, int at) {
        String behind = text.substring(at, Math.min(text.length(), at + MONITOR_MAX_CHARS));
        Matcher state = STATE.matcher(behind);
        return state.find() && state.group(1).equalsIgnoreCase("ok");
    }

    static boolean of(String text, int start, int end) {
        return isInQuietMonitor(text, start)
                || BEFORE.matcher(text.substring(Math.max(0, start - REACH_CHARS), start)).find()
                || BEHIND.matcher(text.substring(end, Math.min(text.length(), end + REACH_CHARS))).find();
    }

    /** Start and end of the first mention that is not denied. */
    static Optional<int[]> firstUndenied(String text, Pattern mention) {
        Matcher matcher = mention.matcher(text);
        while (matcher.find()) {
            if (!of(text, matcher.start(), matcher.end())) {
                return Optional.of(new int[]{matcher.start(), matcher.end()});
            }
        }
        return Optional.empty();
    }
}
