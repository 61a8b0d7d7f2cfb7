package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final ManualTime time = new ManualTime();
    private final CircuitBreaker breaker = new CircuitBreaker(3, time);

    @Test
    void opensAfterFailuresInARow() {
        fail(3);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(breaker.tryEnter()).isFalse();
    }

    @Test
    void oneSuccessStartsTheCountAgain() {
        fail(2);
        call(FaultKind.Sign.HEALTHY);
        fail(2);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void cancelledCallsCountForNothing() {
        fail(2);
        call(FaultKind.Sign.NONE);
        fail(1);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void letsOneProbeThroughAfterAWhile() {
        fail(3);
        time.pass(CircuitBreaker.OPEN_FOR.minusNanos(1));
        assertThat(breaker.tryEnter()).isFalse();
        time.pass(Duration.ofNanos(1));

        assertThat(breaker.refuses()).isFalse();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        assertThat(breaker.refuses()).isTrue();
        assertThat(breaker.tryEnter()).isFalse();
    }

    @Test
    void aGoodProbeClosesIt() {
        fail(3);
        time.pass(CircuitBreaker.OPEN_FOR);
        call(FaultKind.Sign.HEALTHY);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        fail(2);
        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void aBadProbeOpensItForAnotherWhile() {
        fail(3);
        time.pass(CircuitBreaker.OPEN_FOR);
        call(FaultKind.Sign.SICK);

        assertThat(breaker.tryEnter()).isFalse();
        time.pass(CircuitBreaker.OPEN_FOR);
        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void aCancelledProbeMakesRoomForAnother() {
        fail(3);
        time.pass(CircuitBreaker.OPEN_FOR);
        call(FaultKind.Sign.NONE);

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void aCallThatLeftBeforeItOpenedDoesNotCloseIt() {
        breaker.tryEnter();
        fail(3);
        breaker.record(FaultKind.Sign.HEALTHY);

        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            call(FaultKind.Sign.SICK);
        }
    }

    private void call(FaultKind.Sign sign) {
        assertThat(breaker.tryEnter()).isTrue();
        breaker.record(sign);
    }
}
