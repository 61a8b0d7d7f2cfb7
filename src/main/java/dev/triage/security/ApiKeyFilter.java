package dev.triage.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who calls: by the key in {@code Authorization: Bearer}, as the password of {@code Authorization: Basic}, whose
 * user name is no matter, or in {@code X-Api-Key}. Some senders of webhooks know basic authentication only.
 */
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final ApiKeys keys;
    private final AccessMode mode;
    private final RequestMatcher unguarded;
    private final HandlerExceptionResolver problems;

    ApiKeyFilter(ApiKeys keys, AccessMode mode, RequestMatcher unguarded, HandlerExceptionResolver problems) {
        this.keys = keys;
        this.mode = mode;
        this.unguarded = unguarded;
        this.problems = problems;
    }

    /** What needs no key must not need the database either: liveness is asked for when the database is down. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return unguarded.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request);
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private void identify(HttpServletRequest request) {
        if (mode.isOpen()) {
            LocalRequests.refusal(request).ifPresent(why -> {
                throw new RefusedRequestException(why);
            });
            admit(Caller.LOCAL);
            return;
        }
        String secret = secret(request);
        if (secret != null) {
            Optional<Caller> caller = keys.authenticate(secret);
            admit(caller.orElseThrow(() -> new BadCredentialsException("the API key is unknown or was revoked")));
        }
    }

    private static void admit(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller.authentication());
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable String secret(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return request.getHeader("X-Api-Key");
    }

    /** Blank, which no key is, if it can't be read. */
    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
