package dev.triage.llm;

import dev.triage.redact.RedactedText;

/** Turns text into a vector whose cosine tells how near two texts are in meaning. */
public interface Embedder {

    /**
     * The unit vector of one text; what exceeds the model's window is left out of it. Blocks while it computes; a text that
     * was asked for lately is not computed again. The array is the caller's own.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    float[] embed(RedactedText text);

    /** Name of the model; vectors of different models must not be compared. */
    String modelId();

    /** Length of the vectors. */
    int dimensions();
}
