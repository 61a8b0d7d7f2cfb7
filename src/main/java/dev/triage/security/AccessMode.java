package dev.triage.security;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether callers need a key. The service is open only while it is bound to this machine and no key was ever made;
 * revoking the last key does not open it again.
 */
@Component
@ConditionalOnWebApplication
class AccessMode {

    private static final Logger LOG = LoggerFactory.getLogger(AccessMode.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ApiKeys keys;
    private final Clock clock;
    private final boolean loopback;
    private volatile Seen seen = new Seen(false, Instant.MIN);

    private record Seen(boolean keys, Instant at) {}

    AccessMode(ApiKeys keys, ServerProperties server, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.loopback = isLoopback(server.getAddress());
    }

    /** No address means all addresses. */
    static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    /** Whether anyone on this machine may do anything. */
    boolean isOpen() {
        return loopback && !keysSeen();
    }

    private boolean keysSeen() {
        Seen last = seen;
        Instant now = clock.instant();
        if (last.keys() || now.isBefore(last.at().plus(LOOK_AGAIN))) {
            return last.keys();
        }
        try {
            seen = new Seen(keys.any(), now);
        } catch (DataAccessException e) {
            if (last.at().equals(Instant.MIN)) {
                throw e;
            }
            LOG.warn("cannot look for API keys; going on as before: {}", e.getClass().getSimpleName());
            seen = new Seen(last.keys(), now);
        }
        return seen.keys();
    }
}
