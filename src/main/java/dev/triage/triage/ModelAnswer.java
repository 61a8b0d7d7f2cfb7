package dev.triage.triage;

import dev.triage.prompt.RenderedPrompt;
import org.jspecify.annotations.Nullable;

/** What came of asking one model, a second try included. */
sealed interface ModelAnswer {

    /** An answer that fits the schema, checked; the better one of two. */
    record Usable(CheckedAnswer answer, RenderedPrompt prompt, @Nullable SecondTry secondTry) implements ModelAnswer {}

    /** None that does. */
    record Unusable(String reason) implements ModelAnswer {}
}
