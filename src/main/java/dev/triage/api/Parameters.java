package dev.triage.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly; what can't be read ends the request with the parameter's name. */
final class Parameters {

    private static final int KEY_MAX_CHARS = 255;

    private Parameters() {}

    /** A misspelt parameter would otherwise be ignored without a word. */
    static void onlyKnown(HttpServletRequest request, Set<String> known) {
        for (String name : request.getParameterMap().keySet()) {
            if (!known.contains(name)) {
                throw ProblemException.parameter(name, "is not a parameter of this address; it takes "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static void idempotencyKey(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > KEY_MAX_CHARS)) {
            throw ProblemException.parameter("Idempotency-Key", "has 1 to " + KEY_MAX_CHARS + " characters");
        }
    }

    static int number(String name, @Nullable String value, int min, int max, int otherwise) {
        String given = orNull(value);
        if (given == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other value that it can't have.
        }
        throw ProblemException.parameter(name, "is a whole number from %d to %d".formatted(min, max));
    }

    static @Nullable Instant time(String name, @Nullable String value) {
        String given = orNull(value);
        if (given == null) {
            return null;
        }
        Instant time = StrictTime.parse(given);
        if (time == null) {
            throw ProblemException.parameter(name,
                    "is an ISO-8601 time with a zone, such as 2026-11-21T02:15:00Z (a + in it is written %2B)");
        }
        return time;
    }

    /** One or more names, repeated or with commas between them. */
    static <E extends Enum<E>> Set<E> names(String name, Class<E> type, @Nullable List<String> values) {
        Set<E> found = new LinkedHashSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            for (String part : value.split(",", -1)) {
                found.add(Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(part.strip().toUpperCase(Locale.ROOT))).findFirst()
                        .orElseThrow(() -> ProblemException.parameter(name,
                                "is one or more of " + Arrays.toString(type.getEnumConstants()))));
            }
        }
        return found;
    }
}
