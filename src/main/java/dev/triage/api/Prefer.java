package dev.triage.api;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The client's preferences (RFC 7240); of these, only {@code wait} in seconds is known. What is unknown or malformed is
 * ignored, as the RFC has it.
 *
 * @param patience how long the client would wait for the result; zero if it would not
 */
record Prefer(Duration patience) {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)",
            Pattern.CASE_INSENSITIVE);

    static Prefer of(@Nullable List<String> headers, Duration waitMax) {
        for (String header : headers == null ? List.<String>of() : headers) {
            Matcher matcher = WAIT.matcher(header);
            if (matcher.find()) {
                Duration wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
                return new Prefer(wait.compareTo(waitMax) > 0 ? waitMax : wait);
            }
        }
        return new Prefer(Duration.ZERO);
    }

    boolean waits() {
        return patience.isPositive();
    }

    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
