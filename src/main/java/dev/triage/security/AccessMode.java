package dev.triage.security;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Whether callers need a key. The service is open only while it is bound to this machine and no key was ever made;
 * revoking the last key does not open it again. A key that another process makes is noticed after two seconds.
 */
@Component
@ConditionalOnWebApplication
class AccessMode {

    private static final Logger LOG = LoggerFactory.getLogger(AccessMode.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ApiKeys keys;
    private final Clock clock;
    private final boolean loopback;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Seen seen;

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

    /** Only the first look is waited for: with the database away, requests must not queue up behind this question. */
    private boolean keysSeen() {
        Seen last = seen;
        if (last == null) {
            last = look();
        } else if (!last.keys() && !clock.instant().isBefore(last.at().plus(LOOK_AGAIN))
                && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("look-for-api-keys").start(this::lookAgain);
        }
        return last.keys() || keys.madeHere();
    }

    private Seen look() {
        Seen now = new Seen(keys.any(), clock.instant());
        seen = now;
        return now;
    }

    private void lookAgain() {
        try {
            look();
        } catch (DataAccessException e) {
            LOG.warn("cannot look for API keys; going on as before: {}", e.getClass().getSimpleName());
        } finally {
            looking.set(false);
        }
    }
}
