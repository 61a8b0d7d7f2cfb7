package dev.triage.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of the service that suffers.
 *
 * @param value 1 to 100 letters, digits and {@code . _ / : -}
 */
public record ServiceName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/: -]{0,99}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a service name");
        }
    }

    /** Whether the text can be a service name. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
