package dev.triage.llm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks models within bounds: the caller's deadline over everything, at most three tries with growing waits that honour
 * {@code Retry-After}, a number of concurrent calls for each model, and a breaker. Thread-safe; blocks the calling
 * thread, which should be a virtual one. An interrupt ends a call at once.
 */
final class BoundedLlmClient implements LlmClient, AutoCloseable {

    /** Tries in all, the first included. */
    static final int MAX_TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedLlmClient.class);

    private final Map<ModelName, ModelEndpoint> endpoints = new LinkedHashMap<>();
    private final BoundedHttpClient http;
    private final LlmMetrics metrics;
    private final Timekeeper time;
    private final Backoff backoff;

    BoundedLlmClient(List<ModelSettings> models, LlmMetrics metrics, Timekeeper time, Backoff backoff) {
        this.http = new BoundedHttpClient(time);
        this.metrics = metrics;
        this.time = time;
        this.backoff = backoff;
        for (ModelSettings model : models) {
            ModelEndpoint endpoint = new ModelEndpoint(model, http, time);
            endpoints.put(model.name(), endpoint);
            metrics.watch(model, endpoint.breaker());
        }
    }

    @Override
    public List<ModelInfo> models() {
        return endpoints.values().stream().map(endpoint -> endpoint.settings().info()).toList();
    }

    @Override
    public LlmReply ask(LlmRequest request) {
        ModelEndpoint endpoint = endpoints.get(request.model());
        if (endpoint == null) {
            // A stored run may name a model that has been taken out of the configuration since.
            return new LlmReply.Failed(
                    "no model " + request.model() + " is configured; there are " + endpoints.keySet(),
                    TokenUsage.NONE, Duration.ZERO);
        }
        return ask(endpoint, request, time.nanoTime());
    }

    private LlmReply ask(ModelEndpoint endpoint, LlmRequest request, long start) {
        TokenUsage usage = TokenUsage.NONE;
        for (int tries = 1;; tries++) {
            Duration remaining = request.deadline().minus(since(start));
            TryResult result = Thread.currentThread().isInterrupted()
                    ? TryResult.Fault.of(FaultKind.CANCELLED, "cancelled")
                    : endpoint.tryOnce(request, remaining);
            usage = usage.plus(result.usage());
            if (!triesAgain(request, result, tries, start)) {
                LlmReply reply = reply(result, tries, usage, start);
                metrics.record(endpoint.settings(), reply, errorType(result), tries - 1);
                return reply;
            }
        }
    }

    /** Waits if another try makes sense and fits before the deadline; an interrupted wait ends in the next round. */
    private boolean triesAgain(LlmRequest request, TryResult result, int tries, long start) {
        if (!(result instanceof TryResult.Fault fault)) {
            return false;
        }
        LOG.info("Model {}, try {}: {}", request.model(), tries, fault.reason());
        Duration wait = backoff.after(tries, fault.retryAfter());
        if (!fault.kind().worthAnotherTry() || tries == MAX_TRIES
                || wait.compareTo(request.deadline().minus(since(start))) >= 0) {
            return false;
        }
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private LlmReply reply(TryResult result, int tries, TokenUsage usage, long start) {
        Duration latency = since(start);
        return switch (result) {
            case TryResult.Text it -> new LlmReply.Answered(it.text(), usage, latency, tries);
            case TryResult.Declined it -> new LlmReply.Refused(it.reason(), usage, latency);
            case TryResult.Fault it -> switch (it.kind()) {
                case RATE_LIMITED -> new LlmReply.Throttled(
                        it.retryAfter() == null ? backoff.after(tries, null) : it.retryAfter(), usage, latency);
                case TIMEOUT, BUSY -> new LlmReply.TimedOut(usage, latency);
                case SERVER_ERROR, CONNECTION, EMPTY, UNUSABLE_BODY, TOO_LARGE, REJECTED, CUT_OFF, CIRCUIT_OPEN,
                        CANCELLED ->
                    new LlmReply.Failed(reason(it, tries), usage, latency);
            };
        };
    }

    private static String reason(TryResult.Fault fault, int tries) {
        return tries == 1 || fault.kind() == FaultKind.CANCELLED
                ? fault.reason()
                : fault.reason() + ", at try " + tries;
    }

    private static String errorType(TryResult result) {
        return switch (result) {
            case TryResult.Text text -> "none";
            case TryResult.Declined declined -> "refused";
            case TryResult.Fault fault -> fault.kind().tag();
        };
    }

    private Duration since(long start) {
        return Duration.ofNanos(time.nanoTime() - start);
    }

    @Override
    public void close() {
        http.close();
    }
}
