package dev.triage.llm;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Names the fault behind an error status or a broken exchange. */
final class HttpFault {

    private HttpFault() {}

    /** What a status outside 200 to 299 means. */
    static TryResult ofStatus(HttpResponse<String> response, Instant now) {
        WireReply wire = WireReply.read(response.body());
        String code = wire.errorCode();
        if ("content_filter".equals(code)) {
            return new TryResult.Declined("the provider filtered the prompt", TokenUsage.NONE);
        }
        int status = response.statusCode();
        Duration header = RetryAfter.of(response.headers(), now);
        Duration retryAfter = header == null ? wire.retryDelay() : header;
        String reason = "HTTP " + status + (code == null ? "" : " (" + code + ")") + advice(status);
        return new TryResult.Fault(kind(status, code, retryAfter), reason, retryAfter, TokenUsage.NONE);
    }

    private static FaultKind kind(int status, @Nullable String code, @Nullable Duration retryAfter) {
        if (status == 429) {
            // A used-up quota is sent as 429 too, and no waiting helps against it.
            return "insufficient_quota".equals(code) ? FaultKind.REJECTED : FaultKind.RATE_LIMITED;
        }
        if (status == 503 && retryAfter != null) {
            return FaultKind.RATE_LIMITED;
        }
        return status >= 500 ? FaultKind.SERVER_ERROR : FaultKind.REJECTED;
    }

    private static String advice(int status) {
        if (status == 401 || status == 403) {
            return ": the provider did not accept the key, check api-key";
        }
        if (status == 404) {
            return ": the provider knows no such model or address, check model-id and base-url";
        }
        return status < 400 ? ": the address redirects, write the final one as base-url" : "";
    }

    /** The fault of an exchange that ended without a response. */
    static TryResult.Fault ofBroken(ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLargeException) {
                return TryResult.Fault.of(FaultKind.TOO_LARGE, "the body has " + cause.getMessage());
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return TryResult.Fault.of(FaultKind.CONNECTION, "no connection to the host and port of base-url");
            }
        }
        return TryResult.Fault.of(FaultKind.CONNECTION, "the connection broke");
    }
}
