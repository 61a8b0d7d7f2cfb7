package dev.triage.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Private keys in PEM form: whole, cut off before their end, on one line with literal {@code \n}, or with a log's
 * prefix before each line.
 */
final class PrivateKeys implements SecretFinder {

    /** Longest key looked for between BEGIN and END; an RSA key of 16,384 bits takes 12,700 characters. */
    private static final int KEY_MAX_CHARS = 32_768;

    private static final Pattern HEADER = Pattern
            .compile("-----BEGIN (?:[A-Z0-9]++ (?<!PRIVATE )){0,4}+PRIVATE KEY(?: BLOCK)?+-----");
    private static final Pattern FOOTER = Pattern.compile("-----END [A-Z0-9 ]{0,40}+-{0,5}+");
    private static final Pattern KEY_LINE = Pattern.compile(
            "[^\\r\\n]{0,200}?(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{30,}+={0,2}+(?:\\\\[nr])*+[\"',+ \\t]*+|[A-Za-z0-9+/]{1,29}+={1,2}+[\"']?+"
                    + "|(?:Proc-Type|DEK-Info|Version|Comment):[^\\r\\n]*+|[ \\t]*+");
    private static final Pattern ONE_LINE = Pattern.compile("(?:[A-Za-z0-9+/=]|\\\\{1,4}+[nr]|[ \\t])*+");

    @Override
    public List<String> anchors() {
        return List.of("-----begin ");
    }

    @Override
    public @Nullable Match at(String text, int start, int end) {
        Matcher header = HEADER.matcher(text).region(start, Math.min(text.length(), start + 80));
        if (!header.lookingAt()) {
            return null;
        }
        int body = header.end();
        int dashes = text.indexOf("-----", body, Math.min(text.length(), body + KEY_MAX_CHARS));
        if (dashes >= 0) {
            Matcher footer = FOOTER.matcher(text).region(dashes, text.length());
            if (footer.lookingAt()) {
                return new Match("private-key", start, footer.end());
            }
        }
        return new Match("private-key", start, endOfTruncated(text, body));
    }

    /** Takes what still looks like key material and stops at the first line that does not. */
    private static int endOfTruncated(String text, int body) {
        Matcher oneLine = ONE_LINE.matcher(text).region(body, text.length());
        int end = oneLine.lookingAt() ? oneLine.end() : body;
        int taken = end;
        while (end < text.length() && (text.charAt(end) == '\n' || text.charAt(end) == '\r')) {
            int lineStart = end + 1;
            int lineEnd = lineStart;
            while (lineEnd < text.length() && text.charAt(lineEnd) != '\n' && text.charAt(lineEnd) != '\r') {
                lineEnd++;
            }
            if (!KEY_LINE.matcher(text).region(lineStart, lineEnd).matches()) {
                break;
            }
            if (lineEnd > lineStart && !text.substring(lineStart, lineEnd).isBlank()) {
                taken = lineEnd;
            }
            end = lineEnd;
        }
        return taken;
    }
}
