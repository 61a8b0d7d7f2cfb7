package dev.triage.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to sign in, by minute: some from one address, {@value #ALL_FACTOR} times as many from all of them,
 * for behind a proxy or with many addresses the first count says little.
 */
@Component
class SignInAttempts {

    static final int ALL_FACTOR = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Beyond so many addresses in a minute only the count of all is kept. */
    private static final int ADDRESSES_MAX = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private Instant windowEnds = Instant.MIN;
    private int all;

    SignInAttempts(SignInProperties properties, Clock clock) {
        this.perMinute = properties.attemptsPerMinute();
        this.clock = clock;
    }

    /** Counts an attempt; says how long to wait if there were too many before it. */
    synchronized Optional<Duration> begin(String address) {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnds)) {
            byAddress.clear();
            all = 0;
            windowEnds = now.plus(WINDOW);
        }
        int mine = byAddress.getOrDefault(address, 0);
        if (mine >= perMinute || all >= perMinute * ALL_FACTOR) {
            return Optional.of(Duration.between(now, windowEnds));
        }
        all++;
        if (byAddress.size() < ADDRESSES_MAX) {
            byAddress.put(address, mine + 1);
        }
        return Optional.empty();
    }
}
