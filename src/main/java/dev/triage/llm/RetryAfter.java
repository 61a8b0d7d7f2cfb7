package dev.triage.llm;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a provider asks to wait. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private RetryAfter() {}

    /**
     * From {@code retry-after-ms} as OpenAI sends it, or {@code Retry-After} in seconds or as a date (RFC 9110, section
     * 10.2.3); null when neither is there or can be read. Never negative.
     */
    static @Nullable Duration of(HttpHeaders headers, Instant now) {
        Optional<String> millis = headers.firstValue("retry-after-ms").map(String::strip);
        if (millis.isPresent() && NUMBER.matcher(millis.get()).matches()) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(millis.get())));
        }
        String value = headers.firstValue("retry-after").map(String::strip).orElse("");
        if (NUMBER.matcher(value).matches()) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
