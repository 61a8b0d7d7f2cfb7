package dev.triage.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords before the host of a URL, with or without a user. */
final class UrlPasswords implements SecretFinder {

    private static final int USER_INFO_MAX_CHARS = 512;

    private static final int GO_USER_INFO_MAX_CHARS = 128;

    private static final Pattern USER = Pattern.compile("[^\\s/?#:@\"'<>\\[\\]]{0,128}+:");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}(?:[/?#,;)]|$)");
    private static final Pattern TOKEN_AS_USER = Pattern.compile("([A-Za-z0-9_-]{20,256}+)@");

    @Override
    public List<String> anchors() {
        return List.of("://", "@tcp(", "@unix(");
    }

    @Override
    public @Nullable Match at(String text, int start, int end) {
        if (text.charAt(start) == '@') {
            return beforeAt(text, start);
        }
        Matcher user = USER.matcher(text).region(end, text.length());
        if (!user.lookingAt()) {
            Matcher token = TOKEN_AS_USER.matcher(text).region(end, text.length());
            return token.lookingAt() && SecretValue.isRandom(token.group(1))
                    ? new Match("url-password", token.start(1), token.end(1))
                    : null;
        }
        int secret = user.end();
        if (PORT.matcher(text).region(secret, Math.min(text.length(), secret + 6)).lookingAt()) {
            return null;
        }
        int at = lastAt(text, secret);
        if (at <= secret || SecretValue.isPlaceholder(text.substring(secret, at))) {
            return null;
        }
        return new Match("url-password", secret, at);
    }

    /** The password of a Go DSN, which has no scheme before it: {@code user:password@tcp(host:port)/name}. */
    private static @Nullable Match beforeAt(String text, int at) {
        int colon = -1;
        for (int i = at - 1; i >= Math.max(0, at - GO_USER_INFO_MAX_CHARS); i--) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '"' || c == '\'' || c == '=' || c == '/') {
                break;
            }
            colon = c == ':' ? i : colon;
        }
        return colon < 0 || colon + 1 == at || SecretValue.isPlaceholder(text.substring(colon + 1, at))
                ? null
                : new Match("url-password", colon + 1, at);
    }

    /** People put unescaped {@code @}, {@code /} and {@code #} into passwords, so the last {@code @} counts. */
    private static int lastAt(String text, int from) {
        int limit = Math.min(text.length(), from + USER_INFO_MAX_CHARS);
        int last = -1;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`'
                    || (c == ',' || c == '\\') && last >= 0 || text.startsWith("://", i)) {
                break;
            }
            if (c == '@' && i + 1 < text.length() && isHostStart(text.charAt(i + 1))) {
                last = i;
                continue;
            }
            if (last >= 0 && (c == '/' || c == '?' || c == '#')) {
                break;
            }
        }
        return last;
    }

    private static boolean isHostStart(char c) {
        return Character.isLetterOrDigit(c) || c == '[' || c == '$' || c == '{' || c == '%' || c == '(';
    }
}
