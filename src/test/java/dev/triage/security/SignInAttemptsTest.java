package dev.triage.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

    private final Ticking clock = new Ticking();
    private final SignInAttempts attempts = new SignInAttempts(new SignInProperties(Duration.ofHours(1), 2, null),
            clock);

    @Test
    void anAddressWaitsForTheNextMinuteAfterItsLastAttempt() {
        assertThat(attempts.begin("10.0.0.1")).isEmpty();
        clock.now = clock.now.plusSeconds(20);
        assertThat(attempts.begin("10.0.0.1")).isEmpty();

        assertThat(attempts.begin("10.0.0.1")).hasValue(Duration.ofSeconds(40));
        assertThat(attempts.begin("10.0.0.2")).isEmpty();
        clock.now = clock.now.plusSeconds(40);
        assertThat(attempts.begin("10.0.0.1")).isEmpty();
    }

    @Test
    void manyAddressesTogetherAreLimitedToo() {
        for (int i = 0; i < 2 * SignInAttempts.ALL_FACTOR; i++) {
            assertThat(attempts.begin("10.0.1." + i)).isEmpty();
        }

        assertThat(attempts.begin("10.0.2.1")).isPresent();
    }

    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
