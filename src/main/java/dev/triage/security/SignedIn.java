package dev.triage.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is signed in, kept in the session as plain words: nothing of Spring's is serialised, so that an update of the
 * service signs nobody out. Whoever signed in with a key is signed out with it.
 */
final class SignedIn implements SecurityContextRepository {

    private static final String NAME = "caller.name";
    private static final String ROLE = "caller.role";
    private static final String KEY_HASH = "caller.key";

    private final ApiKeys keys;
    private final OidcRoles roles;
    private final Duration sessionMax;
    private final Clock clock;

    SignedIn(ApiKeys keys, OidcRoles roles, Duration sessionMax, Clock clock) {
        this.keys = keys;
        this.roles = roles;
        this.sessionMax = sessionMax;
        this.clock = clock;
    }

    /** Signs in with a key, in a session of its own: one that was there before could be another's. */
    void withKey(HttpServletRequest request, Caller caller, String keyHash) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(KEY_HASH, keyHash);
        store(session, caller);
    }

    /** Who the session of the request belongs to, if there is one and it is still good. */
    Optional<Caller> caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(NAME) instanceof String name)
                || !(session.getAttribute(ROLE) instanceof String role)) {
            return Optional.empty();
        }
        Instant began = Instant.ofEpochMilli(session.getCreationTime());
        if (clock.instant().isAfter(began.plus(sessionMax))) {
            session.invalidate();
            return Optional.empty();
        }
        return session.getAttribute(KEY_HASH) instanceof String hash
                ? keys.withHash(hash)
                : Optional.of(new Caller(name, Role.valueOf(role)));
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return new Deferred(holder.getRequest()).get();
    }

    /** Only what the identity provider vouches for comes this way; a key signs in by {@link #withKey}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
            roles.callerOf(user).ifPresent(caller -> {
                HttpSession session = request.getSession(true);
                // Whoever had signed in with a key before is another caller now.
                session.removeAttribute(KEY_HASH);
                store(session, caller);
            });
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return caller(request).isPresent();
    }

    private static void store(HttpSession session, Caller caller) {
        session.setAttribute(NAME, caller.name());
        session.setAttribute(ROLE, caller.role().name());
    }

    /** Looks only when asked: what needs no caller must not need the database. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = caller(request).<SecurityContext>map(found -> new SecurityContextImpl(found.authentication()))
                        .orElseGet(SecurityContextHolder::createEmptyContext);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
