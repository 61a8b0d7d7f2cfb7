package dev.triage.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One line per request: method, path, status, milliseconds. Neither bodies nor query strings, which may hold an
 * incident's text. Requests that change something are told at INFO, the others at DEBUG.
 */
class AccessLogFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("dev.triage.api.access");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            LOG.atLevel(reads ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO).log("{} {} {} {} ms",
                    request.getMethod(), request.getRequestURI(), response.getStatus(),
                    (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
