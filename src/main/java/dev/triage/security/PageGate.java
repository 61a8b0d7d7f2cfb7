package dev.triage.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The outermost filter of the pages: marks their requests, so that whatever goes wrong is told as a page, and refuses
 * changes that a page of another site asks for, whatever token they carry.
 */
class PageGate extends OncePerRequestFilter {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final HandlerExceptionResolver problems;

    PageGate(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PageRequests.mark(request);
        String site = request.getHeader("Sec-Fetch-Site");
        boolean changes = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (changes && site != null && !OWN_SITE.contains(site)) {
            problems.resolveException(request, response, null,
                    new AccessDeniedException("changes are asked for by the service's own pages only"));
            return;
        }
        try {
            chain.doFilter(new BehindProxy(request), response);
        } catch (RuntimeException e) {
            if (response.isCommitted() || problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }

    /** With a proxy in front that speaks HTTPS, cookies are for HTTPS only, whether or not its headers are trusted. */
    static final class BehindProxy extends HttpServletRequestWrapper {

        BehindProxy(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isSecure() {
            return super.isSecure() || "https".equalsIgnoreCase(getHeader("X-Forwarded-Proto"));
        }
    }
}
