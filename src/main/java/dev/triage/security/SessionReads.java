package dev.triage.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever is signed in may read the API from the pages: follow a run, fetch a report as Markdown. Changing anything
 * takes a key, so there is nothing that a forged request could ride on.
 */
class SessionReads extends OncePerRequestFilter {

    private final SignedIn signedIn;

    SessionReads(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getCookies() == null
                || !request.getServletPath().startsWith("/api/")
                || SecurityContextHolder.getContext()
                        .getAuthentication() instanceof UsernamePasswordAuthenticationToken;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signedIn.caller(request).ifPresent(
                caller -> SecurityContextHolder.setContext(new SecurityContextImpl(caller.authentication())));
        chain.doFilter(request, response);
    }
}
