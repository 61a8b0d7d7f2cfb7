package dev.triage.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guards a service without keys from web pages in a browser on the same machine. A page of a foreign site can make the
 * browser send requests here: under a foreign name that resolves to this machine (DNS rebinding), or straight across
 * sites.
 */
final class LocalRequests {

    private static final Pattern LOOPBACK = Pattern
            .compile("(?:localhost|(?:[a-z0-9-]+\\.)+localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private LocalRequests() {}

    /** Why the request is refused; empty if it is fine. */
    static Optional<String> refusal(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("without API keys the service answers only to localhost, 127.0.0.1 and [::1];"
                    + " use one of these in the address, or create an API key");
        }
        if (READING.contains(request.getMethod())) {
            return Optional.empty();
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site) || !isOwn(request.getHeader("Origin"), host)) {
            return Optional.of("without API keys the service takes no changes from pages of other sites;"
                    + " use the service's own pages or a command line, or create an API key");
        }
        return Optional.empty();
    }

    private static boolean isOwn(@Nullable String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
