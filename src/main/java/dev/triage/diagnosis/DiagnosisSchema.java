package dev.triage.diagnosis;

/** The JSON schema of a {@link Diagnosis}. */
public final class DiagnosisSchema {

    private DiagnosisSchema() {}

    /** The schema as JSON, in the subset that the providers' structured outputs accept. */
    public static String json() {
        return "{}";
    }
}
