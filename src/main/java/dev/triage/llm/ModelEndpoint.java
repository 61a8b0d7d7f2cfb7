package dev.triage.llm;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One model with what is shared by all its calls: the places for concurrent calls and the breaker. */
final class ModelEndpoint {

    /** A try that waiting has left less than this, and less than its timeout, says nothing about the provider. */
    private static final Duration FAIR_TRY = Duration.ofSeconds(10);
    private static final int FEWEST_FAILURES_TO_OPEN = 5;

    private final ModelSettings settings;
    private final ModelCall call;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final Timekeeper time;

    ModelEndpoint(ModelSettings settings, BoundedHttpClient http, Timekeeper time) {
        this.settings = settings;
        this.call = new ModelCall(settings, http);
        this.places = new Semaphore(settings.maxConcurrentCalls(), true);
        // More than the calls in flight: one blip that hits all of them at once must not open it.
        this.breaker = new CircuitBreaker(Math.max(FEWEST_FAILURES_TO_OPEN, settings.maxConcurrentCalls() + 1), time);
        this.time = time;
    }

    ModelSettings settings() {
        return settings;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Makes one try, waiting for a place first; both together take no longer than {@code remaining}. */
    TryResult tryOnce(LlmRequest request, Duration remaining) {
        long start = time.nanoTime();
        if (breaker.refuses()) {
            return circuitOpen();
        }
        try {
            if (!places.tryAcquire(remaining.toNanos(), TimeUnit.NANOSECONDS)) {
                return busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TryResult.Fault.of(FaultKind.CANCELLED, "cancelled");
        }
        try {
            Duration left = remaining.minusNanos(time.nanoTime() - start);
            if (!left.isPositive()) {
                return busy();
            }
            if (!breaker.tryEnter()) {
                return circuitOpen();
            }
            return sendAndRecord(request, left.compareTo(settings.timeout()) < 0 ? left : settings.timeout());
        } finally {
            places.release();
        }
    }

    private TryResult sendAndRecord(LlmRequest request, Duration limit) {
        FaultKind.Sign sign = FaultKind.Sign.NONE;
        try {
            TryResult result = call.send(request, limit);
            boolean cutShort = isTimeout(result) && limit.compareTo(settings.timeout()) < 0
                    && limit.compareTo(FAIR_TRY) < 0;
            sign = cutShort ? FaultKind.Sign.NONE : result.sign();
            return result;
        } finally {
            breaker.record(sign);
        }
    }

    private static boolean isTimeout(TryResult result) {
        return result instanceof TryResult.Fault fault && fault.kind() == FaultKind.TIMEOUT;
    }

    private TryResult busy() {
        return TryResult.Fault.of(FaultKind.BUSY,
                "all " + settings.maxConcurrentCalls() + " concurrent calls were taken until the deadline");
    }

    private static TryResult circuitOpen() {
        return TryResult.Fault.of(FaultKind.CIRCUIT_OPEN,
                "not called: its last calls all failed, so it rests for " + CircuitBreaker.OPEN_FOR.toSeconds() + " s");
    }
}
