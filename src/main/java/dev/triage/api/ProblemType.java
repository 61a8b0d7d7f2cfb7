package dev.triage.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Every kind of problem that the service answers with. The list is closed; clients may switch on the type's address. */
enum ProblemType {
    NOT_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object",
            "Send one JSON object in UTF-8, or the incident's text with Content-Type: text/plain."),
    NOT_TEXT(
            HttpStatus.BAD_REQUEST, "The body is not text in its charset",
            "Send UTF-8, or name the charset in the Content-Type, such as text/plain; charset=ISO-8859-1."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST, "A parameter has a value that it can't have",
            "The field errors name the parameter and what it takes."),
    INVALID_REQUEST(
            HttpStatus.BAD_REQUEST, "The request can't be understood",
            "Compare it with the API description at /docs."),
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED, "An API key is needed",
            "Send a key in the Authorization: Bearer or X-Api-Key header. An administrator makes keys with POST /api/v1/keys."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN, "The API key does not allow this",
            "READ keys look, WRITE keys also report incidents and start runs, ADMIN keys also manage keys and read metrics."),
    REQUEST_REFUSED(
            HttpStatus.FORBIDDEN,
            "The request may not come from this machine's user",
            "Without API keys the service answers only to addresses of this machine and not to pages of other sites."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is nothing at this address",
            "The addresses of the API are described at /docs."),
    INCIDENT_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such incident",
            "GET /api/v1/incidents lists them."),
    RUN_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such run",
            "GET /api/v1/incidents/{id} lists an incident's runs."),
    KEY_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such API key",
            "GET /api/v1/keys lists them."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The address does not take this method",
            "The Allow header names the methods it takes."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The answer does not come in this media type",
            "Ask for a type that the address has, or leave the Accept header out."),
    REPORT_NOT_READY(
            HttpStatus.CONFLICT,
            "There is no report yet",
            "Wait for the run: GET its address or its events until its status is VERIFIED or DEGRADED."),
    RUN_HAS_ENDED(
            HttpStatus.CONFLICT,
            "The run has ended",
            "A run can be cancelled only while it is QUEUED or RUNNING."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "The body is too large",
            "Send less: the part of the logs around the start of the incident says most."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body's media type is not supported",
            "Send application/json, or text/plain with a charset that Java knows."),
    INVALID_FIELDS(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Fields of the request are missing or wrong",
            "The field errors name each field and what it takes."),
    EMPTY_CONTEXT(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The incident has no context",
            "Give its text as context, or as metrics, logs, deploys and notes, or as the plain text body."),
    UNKNOWN_MODEL(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "There is no such model",
            "GET /api/v1/models lists them."),
    UNKNOWN_PROMPT_VERSION(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "There is no such prompt version",
            "GET /api/v1/prompts lists them."),
    UNKNOWN_LANGUAGE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The model does not take this language",
            "Give a BCP 47 tag that the model takes; GET /api/v1/models lists them."),
    UNKNOWN_SOURCE(
            HttpStatus.NOT_FOUND,
            "No mapping is configured for this source",
            "Configure it under triage.hooks.generic.sources, or post to one that is."),
    SIGNATURE_REFUSED(
            HttpStatus.UNAUTHORIZED,
            "The signature is missing, wrong or too old",
            "Compare the signing secret with the sender's."),
    ALERT_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "The incident has no such alert",
            "GET /api/v1/incidents/{id}/alerts lists them."),
    ONLY_ALERT(
            HttpStatus.CONFLICT,
            "The alert is the incident's only one",
            "There is nothing to split it from."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The Idempotency-Key was used for another request",
            "Use a new key for each new request, and the old key only to repeat the same one."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The service failed",
            "Try again; if it stays, give the error id to whoever runs the service. Its log has the rest."),
    QUEUE_FULL(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many runs are waiting",
            "Try again after the seconds that the Retry-After header names."),
    POSTMORTEM_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Nobody has begun this postmortem",
            "POST /api/v1/incidents/{id}/postmortem begins it with the newest report's draft."),
    ACTION_ITEM_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such action item",
            "GET /api/v1/incidents/{id}/postmortem lists them."),
    EDIT_CONFLICT(
            HttpStatus.CONFLICT,
            "Somebody else has saved since",
            "Get it again, put your change into what is there now, and save with its revision."),
    POSTMORTEM_PUBLISHED(
            HttpStatus.CONFLICT,
            "The postmortem is published and read-only",
            "Only owner, due day and done of its action items may still change."),
    POSTMORTEM_INCOMPLETE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Something is left to fill in",
            "The field errors name the lines with [FILL IN]; write what happened there, or that nobody knows."),
    INCIDENT_NOT_RESOLVED(
            HttpStatus.CONFLICT,
            "The incident's cause is not known yet",
            "Resolve it first: PUT /api/v1/incidents/{id}/resolution with a causeCode."),
    NO_EVAL_FOLDER(
            HttpStatus.CONFLICT,
            "There is no folder for evaluation cases",
            "Start the service with TRIAGE_EVAL_CASES set to a folder, such as eval/cases of a checkout."),
    RUNBOOK_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such runbook",
            "GET /api/v1/runbooks lists them."),
    DATABASE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The database can't be reached",
            "Try again after the seconds that the Retry-After header names. /actuator/health/readiness tells when it is back.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ProblemType(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String remedy() {
        return remedy;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    URI uri() {
        return URI.create("/problems/" + slug());
    }

    static Optional<ProblemType> find(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
