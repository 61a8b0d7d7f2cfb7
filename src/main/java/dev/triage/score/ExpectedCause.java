package dev.triage.score;

import dev.triage.diagnosis.CauseCode;
import java.util.List;

/**
 * A cause that counts as right.
 *
 * @param entities what it is about; every one must be named by the hypothesis. Synonyms are separated by {@code |}
 */
public record ExpectedCause(CauseCode code, List<String> entities) {

    public ExpectedCause {
        entities = List.copyOf(entities);
    }
}
