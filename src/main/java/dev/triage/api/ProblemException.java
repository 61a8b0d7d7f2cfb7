package dev.triage.api;

import dev.triage.intake.IntakeResult.FieldProblem;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Ends a request with a problem. It is how a controller answers with something else than its return type; it never
 * leaves this package.
 */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldProblem> errors;
    private final transient HttpHeaders headers;

    private ProblemException(ProblemType type, String detail, List<FieldProblem> errors, HttpHeaders headers) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.headers = headers;
    }

    static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), new HttpHeaders());
    }

    static ProblemException of(ProblemType type, List<FieldProblem> errors) {
        String detail = String.join("; ",
                errors.stream().map(error -> "\"" + error.field() + "\" " + error.problem()).toList());
        return new ProblemException(type, detail, errors, new HttpHeaders());
    }

    /** A query parameter, path variable or header that can't be used. */
    static ProblemException parameter(String name, String problem) {
        return of(ProblemType.INVALID_PARAMETER, List.of(new FieldProblem(name, problem)));
    }

    ProblemException with(String header, String value) {
        HttpHeaders more = new HttpHeaders();
        more.addAll(headers);
        more.add(header, value);
        return new ProblemException(type, detail(), errors, more);
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldProblem> errors() {
        return errors;
    }

    HttpHeaders headers() {
        return headers;
    }
}
