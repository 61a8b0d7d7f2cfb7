package dev.triage.eval;

import dev.triage.score.Expected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident with its key.
 *
 * @param id folder name, such as {@code c017} or {@code c017-zh}; says nothing of the answer
 * @param title what the reporter calls it; part of what an analyst sees, like service, symptoms, start and context
 * @param startedAt when it began, if the reporter said so
 * @param family kind of incident; cases of a family are not independent of each other
 * @param language BCP 47 tag of the context, {@code en} or {@code zh}
 * @param twin the case that tells the same incident in the other language; null if none does
 * @param why what the case tests, for whoever reads a failure
 * @param hash SHA-256 of what an analyst sees and of the key, hexadecimal
 */
public record EvalCase(String id, String title, String service, String symptoms, @Nullable Instant startedAt,
        String family, List<String> tags, boolean hard, boolean mustPass, String language, @Nullable String twin,
        String why, Expected expected, String context, String hash) {

    public EvalCase {
        tags = List.copyOf(tags);
    }

    /** The incident that the case tells: twins share it. */
    public String incident() {
        int dash = id.indexOf('-');
        return dash < 0 ? id : id.substring(0, dash);
    }
}
