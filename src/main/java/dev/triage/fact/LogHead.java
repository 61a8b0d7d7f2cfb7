package dev.triage.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells log lines from prose by how they begin, and finds their level and message. Known forms: a time stamp with
 * seconds (ISO, bracketed, slashes, epoch), klog, syslog, access logs, logfmt, JSON objects with a message, and a bare
 * level word.
 */
final class LogHead {

    private static final int SOURCE_MAX_CHARS = 100;
    private static final int LEVEL_SEARCH_CHARS = 160;
    private static final Pattern STAMP = Pattern.compile(
            """
            \\s*+(?:[\\[<"(]?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ,])?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?+\
            (?: ?(?:Z|UTC|GMT|[+-]\\d\\d:?\\d\\d))?+[\\])>",]?\
            |[\\[<]?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d[\\]>]?\
            |\\[?1[5-9]\\d{8}(?:\\d{3}|\\.\\d{1,6})?+\\]?(?= )\
            |[\\w.:-]{3,45}+ \\S{1,40}+ \\S{1,40}+ \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}\\])""");
    private static final Pattern KLOG = Pattern.compile("\\s*+[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}");
    private static final Pattern SECOND_STAMP = Pattern
            .compile("(?:\\s++|\\s*+[-|]\\s*+)(?:\\S{1,80}+ )?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?+(?= )");
    private static final Pattern LOGFMT = Pattern
            .compile("(?:^|\\s)(?:level|lvl|severity)=\"?([A-Za-z]{3,9}+)");
    private static final Pattern JSON_MESSAGE = Pattern
            .compile("\"(?:message|msg|log|event)\" ?: ?\"");
    private static final Pattern JSON_TIME = Pattern.compile(
            "\"(?:@?timestamp|time|ts|date|datetime|level|severity|log\\.level|lvl|first_time|last_time|reason)\" ?:");
    private static final Pattern JSON_LEVEL = Pattern
            .compile("\"(?:level|severity|log\\.level|lvl|loglevel|status|type)\" ?: ?\"([A-Za-z]{3,9}+)\"");

    private final String text;
    private final Matcher stamp;
    private final Matcher klog;
    private final Matcher secondStamp;
    private final Matcher logfmt;
    private final Matcher jsonMessage;
    private final Matcher jsonTime;
    private final Matcher jsonLevel;

    private int messageStart;
    private int templateStart;
    private int messageEnd;
    private boolean stamped;
    private LogLevel level = LogLevel.UNKNOWN;

    LogHead(String text) {
        this.text = text;
        this.stamp = STAMP.matcher(text);
        this.klog = KLOG.matcher(text);
        this.secondStamp = SECOND_STAMP.matcher(text);
        this.logfmt = LOGFMT.matcher(text);
        this.jsonMessage = JSON_MESSAGE.matcher(text);
        this.jsonTime = JSON_TIME.matcher(text);
        this.jsonLevel = JSON_LEVEL.matcher(text);
    }

    /** Looks at a row; the getters tell what was found. True if the row is a log line. */
    boolean read(Row row) {
        messageStart = row.start();
        templateStart = -1;
        messageEnd = row.end();
        stamped = false;
        level = LogLevel.UNKNOWN;
        if (text.charAt(row.start()) == '{') {
            return readJson(row);
        }
        if (klog.region(row.start(), row.end()).lookingAt()) {
            stamped = true;
            messageStart = klog.end();
            level = levelNamed(text.substring(klog.start(), klog.end()).trim().substring(0, 1));
            return true;
        }
        if (stamp.region(row.start(), row.end()).lookingAt() && stamp.end() < row.end()) {
            stamped = true;
            messageStart = stamp.end();
            templateStart = messageStart;
            if (secondStamp.region(messageStart, row.end()).lookingAt()) {
                messageStart = secondStamp.end();
            }
            findLevel(row);
            if (messageStart - templateStart > SOURCE_MAX_CHARS) {
                templateStart = messageStart;
            }
            return true;
        }
        return readUnstamped(row);
    }

    int messageStart() {
        return messageStart;
    }

    /** Where the template begins: at the message or, if the line names it in between, at the source it came from. */
    int templateStart() {
        int at = templateStart < 0 ? messageStart : templateStart;
        while (at < messageEnd && "]>:|)- \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < messageEnd ? at : messageStart;
    }

    int messageEnd() {
        return messageEnd;
    }

    /** Whether the line begins with, or as JSON holds, a time. */
    boolean stamped() {
        return stamped;
    }

    LogLevel level() {
        return level;
    }

    private boolean readJson(Row row) {
        if (!jsonMessage.region(row.start(), row.end()).find() || !jsonTime.region(row.start(), row.end()).find()) {
            return false;
        }
        stamped = true;
        messageStart = jsonMessage.end();
        messageEnd = closingQuote(messageStart, row.end());
        if (jsonLevel.region(row.start(), row.end()).find()) {
            level = levelNamed(jsonLevel.group(1));
        }
        return messageEnd > messageStart;
    }

    private int closingQuote(int from, int limit) {
        int at = from;
        while (at < limit && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, limit);
    }

    private boolean readUnstamped(Row row) {
        int most = Math.min(row.end(), row.start() + LEVEL_SEARCH_CHARS);
        if (text.indexOf('=', row.start(), most) >= 0 && logfmt.region(row.start(), most).find()) {
            level = levelNamed(logfmt.group(1));
            return level != LogLevel.UNKNOWN;
        }
        int at = row.start();
        while (at < most && (text.charAt(at) == ' ' || text.charAt(at) == '[' || text.charAt(at) == '<')) {
            at++;
        }
        int end = wordEnd(at, most);
        LogLevel word = end > at && end < most && "]:>[ ".indexOf(text.charAt(end)) >= 0
                ? upperCaseLevel(at, end)
                : LogLevel.UNKNOWN;
        if (word == LogLevel.UNKNOWN) {
            return false;
        }
        level = word;
        messageStart = end;
        return true;
    }

    private void findLevel(Row row) {
        int most = Math.min(row.end(), messageStart + LEVEL_SEARCH_CHARS);
        int at = messageStart;
        while (at < most) {
            int end = wordEnd(at, most);
            if (end == at) {
                at++;
                continue;
            }
            boolean bracketed = at > row.start() && "[<".indexOf(text.charAt(at - 1)) >= 0;
            boolean assigned = at > row.start() && text.charAt(at - 1) == '=';
            LogLevel word = bracketed || assigned ? levelNamed(text.substring(at, end)) : upperCaseLevel(at, end);
            if (word != LogLevel.UNKNOWN) {
                level = word;
                if (!assigned && at - messageStart < 120) {
                    messageStart = end;
                }
                return;
            }
            at = end;
        }
    }

    private int wordEnd(int at, int limit) {
        int end = at;
        while (end < limit && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private LogLevel upperCaseLevel(int start, int end) {
        int length = end - start;
        return length >= 3 && length <= 9 && Character.isUpperCase(text.charAt(start))
                && Character.isUpperCase(text.charAt(start + 1))
                        ? levelNamed(text.substring(start, end))
                        : LogLevel.UNKNOWN;
    }

    private static LogLevel levelNamed(String word) {
        return switch (word.toUpperCase(java.util.Locale.ROOT)) {
            case "FATAL", "PANIC", "CRITICAL", "CRIT", "EMERG", "ALERT", "F" -> LogLevel.FATAL;
            case "ERROR", "ERR", "SEVERE", "E" -> LogLevel.ERROR;
            case "WARN", "WARNING", "W" -> LogLevel.WARN;
            case "INFO", "NOTICE", "LOG", "STATEMENT", "DETAIL", "HINT", "NORMAL", "I" -> LogLevel.INFO;
            case "DEBUG", "TRACE", "FINE", "VERBOSE" -> LogLevel.DEBUG;
            default -> LogLevel.UNKNOWN;
        };
    }
}
