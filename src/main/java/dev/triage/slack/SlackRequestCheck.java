package dev.triage.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what Slack has signed, lately and for the first time. The signature is over the raw body; it is compared in
 * constant time, which the SDK's own check does not promise. A retry of Slack's that was taken is answered as if it had
 * been taken now.
 */
final class SlackRequestCheck implements Middleware {

    private final SlackSignature.Generator signatures;
    private final Duration window;
    private final Clock clock;
    private final BiPredicate<String, Instant> firstTime;

    /**
     * Checks with a secret.
     *
     * @param firstTime notes a request by the hash of its signature; false if it was taken before
     */
    SlackRequestCheck(String secret, Duration window, Clock clock, BiPredicate<String, Instant> firstTime) {
        this.signatures = new SlackSignature.Generator(secret);
        this.window = window;
        this.clock = clock;
        this.firstTime = firstTime;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        String timestamp = request.getHeaders().getFirstValue(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP);
        String signature = request.getHeaders().getFirstValue(SlackSignature.HeaderNames.X_SLACK_SIGNATURE);
        String body = request.getRequestBodyAsString();
        if (!isGenuine(timestamp, body == null ? "" : body, signature)) {
            return answer(401, "the signature is missing, wrong or too old");
        }
        if (!firstTime.test(hash(signature == null ? "" : signature), clock.instant())) {
            return request.getHeaders().getFirstValue("X-Slack-Retry-Num") != null
                    ? answer(200, "")
                    : answer(401, "the request was taken before");
        }
        return chain.next(request);
    }

    boolean isGenuine(@Nullable String timestamp, String body, @Nullable String signature) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
        String expected = signatures.generate(timestamp, body);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8)) && age.compareTo(window) <= 0;
    }

    private static Response answer(int status, String text) {
        return Response.builder().statusCode(status).contentType("text/plain; charset=utf-8").body(text).build();
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
