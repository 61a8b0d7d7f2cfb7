package dev.triage.api;

import dev.triage.intake.IntakeResult.FieldProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body, by field, without repeating what the body says. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException problem(HttpMessageNotReadableException e) {
        for (Throwable inner = e; inner != null; inner = inner.getCause()) {
            if (inner instanceof BodyTooLargeException tooLarge) {
                return tooLarge.problem();
            }
        }
        Throwable cause = e.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return field(unknown, "is not a field of this request; it has " + String.join(", ",
                    new TreeSet<>(unknown.getKnownPropertyIds().stream().map(String::valueOf).toList())));
        }
        if (cause instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
            return field(mismatch, takes(mismatch.getTargetType()));
        }
        if (cause instanceof StreamReadException syntax) {
            return ProblemException.of(ProblemType.NOT_JSON, "the body stops being JSON at line %d, column %d"
                    .formatted(syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr()));
        }
        return ProblemException.of(ProblemType.NOT_JSON,
                "send one JSON object in UTF-8, or the text itself with Content-Type: text/plain");
    }

    private static ProblemException field(JacksonException e, String problem) {
        String path = e.getPath().stream()
                .map(step -> step.getPropertyName() != null
                        ? "." + step.getPropertyName()
                        : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        return ProblemException.of(ProblemType.INVALID_FIELDS,
                List.of(new FieldProblem(path.startsWith(".") ? path.substring(1) : path, problem)));
    }

    private static String takes(@Nullable Class<?> type) {
        if (type == Instant.class) {
            return "is an ISO-8601 time with a zone, such as \"2026-11-21T02:15:00Z\"";
        }
        if (type != null && type.isEnum()) {
            return "is one of " + Arrays.toString(type.getEnumConstants());
        }
        return type == String.class
                ? "is text"
                : type != null && Map.class.isAssignableFrom(type) ? "is an object of texts" : "has the wrong type";
    }
}
