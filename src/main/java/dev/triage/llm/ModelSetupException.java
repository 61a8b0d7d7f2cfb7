package dev.triage.llm;

/** The environment names a model in a way that cannot work; the start is stopped, and nothing has been changed. */
final class ModelSetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    ModelSetupException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it. */
    String remedy() {
        return remedy;
    }
}
