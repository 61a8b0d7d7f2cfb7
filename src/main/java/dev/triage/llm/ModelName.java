package dev.triage.llm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name by which configuration and requests call a model.
 *
 * @param value 1 to 64 letters, digits and {@code . _ : / -}
 */
public record ModelName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");

    /** What a name may look like, as an error tells it. */
    static final String RULE = "a model name has 1 to 64 letters, digits and . _ : / -, a letter or digit first";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelName {
        if (!isName(value)) {
            throw new IllegalArgumentException(RULE);
        }
    }

    static boolean isName(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
