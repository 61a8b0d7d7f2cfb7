package dev.triage.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells requests of people in a browser from those of machines. Pages have sessions, tokens against forged requests and
 * problems as HTML; machines have keys and problems as JSON.
 */
public final class PageRequests implements RequestMatcher {

    private static final String MARK = PageRequests.class.getName();

    private static final List<String> MACHINES = List.of("/api", "/actuator", "/hooks", "/slack", "/mcp", "/docs",
            "/swagger-ui", "/v3/api-docs", "/problems", "/favicon.ico");
    private static final List<String> PAGES = List.of("/incidents", "/postmortems", "/runbooks", "/models", "/sign-in",
            "/sign-out", "/assets", "/oauth2", "/login");

    PageRequests() {}

    /** Whether the answer to a request is for a person: then its problems are told as a page. */
    public static boolean isPage(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    /** An address that nobody knows is a page's if the client asks for HTML. */
    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.equals("/") || path.isEmpty() || isBelow(path, PAGES)) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !isBelow(path, MACHINES);
    }

    private static boolean isBelow(String path, List<String> roots) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
