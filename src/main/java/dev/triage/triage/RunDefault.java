package dev.triage.triage;

/**
 * What runs take when nobody chooses.
 *
 * @param model name of a model, or {@code signature}
 * @param promptVersion name of a prompt version; kept even when the analyst needs none
 */
public record RunDefault(String model, String promptVersion) {

    /** How people and files name it: {@code v2/gpt-x}, or {@code signature}, which reads no prompt. */
    public String label() {
        return model.equals(Analysts.SIGNATURE) ? model : promptVersion + "/" + model;
    }
}
