package dev.triage.api;

import dev.triage.incident.InvalidCursorException;
import dev.triage.security.RefusedRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** All that can go wrong with a request, as RFC 9457 problems. Filters and the security chain hand theirs in too. */
@RestControllerAdvice
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Supplier<UUID> ids;

    ApiProblems(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** The answer to a problem; every other method of this class ends here. */
    static ResponseEntity<ProblemDetail> answer(ProblemException problem, String path) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.type().status(), problem.detail());
        body.setType(problem.type().uri());
        body.setTitle(problem.type().title());
        body.setInstance(instance(path));
        if (!problem.errors().isEmpty()) {
            body.setProperty("errors", problem.errors());
        }
        return ResponseEntity.status(problem.type().status()).headers(problem.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException problem, HttpServletRequest request) {
        return answer(problem, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(UnreadableBody.problem(e), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e, HttpServletRequest request) {
        return answer(e.problem(), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> cursor(InvalidCursorException e, HttpServletRequest request) {
        return answer(ProblemException.parameter("cursor", "is not one that a page has named as its nextCursor;"
                + " leave it out to begin with the first page"), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameterType(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Class<?> wanted = e.getRequiredType();
        String takes = wanted == UUID.class
                ? "is a UUID, such as 0b5c8f0e-6f0e-4c39-9a53-3c1f2f3d9b11"
                : wanted == null || !wanted.isEnum()
                        ? "has a value of the wrong type"
                        : "is one of " + Arrays.toString(wanted.getEnumConstants());
        return answer(ProblemException.parameter(e.getName(), takes), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameterMissing(MissingServletRequestParameterException e,
            HttpServletRequest request) {
        return answer(ProblemException.parameter(e.getParameterName(), "is missing"), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        String allowed = e.getSupportedMethods() == null ? "" : String.join(", ", e.getSupportedMethods());
        return answer(ProblemException.of(ProblemType.METHOD_NOT_ALLOWED,
                "%s takes %s, not %s".formatted(request.getRequestURI(), allowed, e.getMethod()))
                .with(HttpHeaders.ALLOW, allowed), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        String sent = request.getContentType();
        String detail = sent == null
                ? "say what the body is: Content-Type: application/json or text/plain"
                : "\"%s\" is not supported; send application/json or text/plain in a known charset".formatted(sent);
        if (sent != null && sent.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            detail += ". curl says so by itself: add -H 'Content-Type: text/plain'";
        }
        return answer(ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail).with(HttpHeaders.ACCEPT,
                MediaType.toString(e.getSupportedMediaTypes())), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAcceptable(HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
        return answer(ProblemException.of(ProblemType.NOT_ACCEPTABLE,
                "the answer comes as " + MediaType.toString(e.getSupportedMediaTypes())), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(NoResourceFoundException e, HttpServletRequest request) {
        return answer(ProblemException.of(ProblemType.NOT_FOUND, "there is nothing at %s; the API is under /api/v1 and"
                .formatted(request.getRequestURI()) + " described at /docs"), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthorized(AuthenticationException e, HttpServletRequest request) {
        boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getHeader("X-Api-Key") != null;
        return answer(ProblemException.of(ProblemType.UNAUTHORIZED,
                given
                        ? "the API key is unknown or was revoked; send it as \"Authorization: Bearer <key>\""
                        : "send an API key as \"Authorization: Bearer <key>\" or \"X-Api-Key: <key>\"")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer"), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedRequestException e, HttpServletRequest request) {
        return answer(ProblemException.of(ProblemType.REQUEST_REFUSED, String.valueOf(e.getMessage())),
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException e, HttpServletRequest request) {
        return answer(ProblemException.of(ProblemType.FORBIDDEN, "this key may not %s %s; ask for a key with a higher"
                .formatted(request.getMethod(), request.getRequestURI()) + " role (READ < WRITE < ADMIN)"),
                request.getRequestURI());
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, NonTransientDataAccessResourceException.class,
            TransientDataAccessException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> database(Exception e, HttpServletRequest request) {
        LOG.warn("the database can't be reached: {}", e.getClass().getSimpleName());
        return answer(ProblemException
                .of(ProblemType.DATABASE_UNAVAILABLE, "the database can't be reached; nothing was changed, try again")
                .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS), request.getRequestURI());
    }

    /** The rest: what Spring calls a bad request is one, anything else is ours. A client that has left gets nothing. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(ofStatus(known.getStatusCode()), request.getRequestURI());
        }
        return answer(internal(e), request.getRequestURI());
    }

    /** A problem of which nothing but the status is known. */
    static ProblemException ofStatus(HttpStatusCode status) {
        ProblemType type = Arrays.stream(ProblemType.values()).filter(known -> known.status().equals(status))
                .findFirst().filter(known -> known != ProblemType.NOT_JSON)
                .orElse(status.is4xxClientError() ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR);
        return ProblemException.of(type, type.remedy());
    }

    /** The log gets the class and the stack: a message may quote the incident. */
    private ProblemException internal(Exception e) {
        UUID errorId = ids.get();
        Throwable bare = new IllegalStateException(e.getClass().getName());
        bare.setStackTrace(e.getStackTrace());
        LOG.error("error {} while answering a request", errorId, bare);
        return ProblemException.of(ProblemType.INTERNAL_ERROR,
                "the service failed; the log has it as error " + errorId);
    }

    private static @Nullable URI instance(String path) {
        try {
            return URI.create(Objects.requireNonNullElse(path, ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
