package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.prompt.RenderedPrompt;

/** What came of asking one model, a second try included. */
sealed interface ModelAnswer {

    /** An answer that fits the schema. */
    record Usable(Diagnosis diagnosis, RenderedPrompt prompt) implements ModelAnswer {}

    /** None that does. */
    record Unusable(String reason) implements ModelAnswer {}
}
