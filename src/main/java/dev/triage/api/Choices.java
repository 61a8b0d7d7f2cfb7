package dev.triage.api;

import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.triage.Acceptance;
import java.util.List;

/** Says which of a request's choices does not exist, and which do. */
final class Choices {

    private static final int SHOWN_CHARS = 64;

    private Choices() {}

    static ProblemException unknown(Acceptance.Unknown unknown) {
        ProblemType type = switch (unknown.field()) {
            case "model" -> ProblemType.UNKNOWN_MODEL;
            case "promptVersion" -> ProblemType.UNKNOWN_PROMPT_VERSION;
            case "language" -> ProblemType.UNKNOWN_LANGUAGE;
            default -> ProblemType.INVALID_FIELDS;
        };
        String value = unknown.value().length() <= SHOWN_CHARS
                ? unknown.value()
                : unknown.value().substring(0, SHOWN_CHARS) + "…";
        return ProblemException.of(type, List.of(new FieldProblem(unknown.field(),
                "is not one that exists: \"%s\". Known: %s".formatted(value, String.join(", ", unknown.known())))));
    }
}
