package dev.triage.eval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.triage.triage.Rehearsal;

/**
 * One side of a comparison: an analyst with a prompt.
 *
 * @param prompt name of a prompt version; {@value #NO_PROMPT} for the signature analyst
 * @param model name of a model, or {@code signature}
 */
public record Arm(String prompt, String model) {

    static final String NO_PROMPT = "-";

    /** The arm of that prompt and model; the signature analyst reads no prompt. */
    static Arm of(String prompt, String model) {
        return new Arm(model.equals(Rehearsal.SIGNATURE) ? NO_PROMPT : prompt, model);
    }

    @JsonIgnore
    boolean isSignature() {
        return model.equals(Rehearsal.SIGNATURE);
    }

    /** How files and commands name it: {@code v2/gpt-x}, or {@code signature}. */
    public String label() {
        return isSignature() ? model : prompt + "/" + model;
    }
}
