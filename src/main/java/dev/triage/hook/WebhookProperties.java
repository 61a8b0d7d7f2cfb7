package dev.triage.hook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of reports and postmortems.
 *
 * @param endpoints by name
 * @param allowHttp whether addresses without TLS may be called
 * @param allowPrivateAddresses whether machines of this network, and this one, may be called
 * @param timeout how long to wait for an answer
 */
@ConfigurationProperties("triage.webhooks")
public record WebhookProperties(@DefaultValue Map<String, Endpoint> endpoints, @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivateAddresses, @DefaultValue("10s") Duration timeout) {

    private static final int SECRET_MIN_BYTES = 16;
    private static final String ENCODED = "whsec_";

    public WebhookProperties {
        endpoints = Map.copyOf(endpoints);
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("triage.webhooks.timeout is 100ms to 1m, not " + timeout);
        }
        for (Map.Entry<String, Endpoint> endpoint : endpoints.entrySet()) {
            String scheme = endpoint.getValue().url().getScheme();
            if (!"https".equals(scheme) && !(allowHttp && "http".equals(scheme))) {
                throw new IllegalArgumentException("triage.webhooks.endpoints.%s.url begins with https://%s"
                        .formatted(endpoint.getKey(),
                                allowHttp ? " or http://" : "; or set triage.webhooks.allow-http"));
            }
        }
    }

    /**
     * One receiver.
     *
     * @param secrets keys to sign with, {@code whsec_} and Base64 or plain text; several while one is replaced
     * @param events what it is told of; all if empty
     */
    public record Endpoint(URI url, List<String> secrets, @DefaultValue Set<String> events) {

        public Endpoint {
            secrets = List.copyOf(secrets);
            events = Set.copyOf(events);
            if (url.getHost() == null || url.getUserInfo() != null) {
                throw new IllegalArgumentException("triage.webhooks: an address has a host and no password in it");
            }
            if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> key(secret).length < SECRET_MIN_BYTES)) {
                throw new IllegalArgumentException("triage.webhooks: an endpoint has secrets of at least "
                        + SECRET_MIN_BYTES + " bytes; make one with: echo whsec_$(openssl rand -base64 32)");
            }
            events.forEach(event -> {
                if (!WebhookEvents.ALL.contains(event)) {
                    throw new IllegalArgumentException(
                            "triage.webhooks: \"%s\" is not one of %s".formatted(event, WebhookEvents.ALL));
                }
            });
        }

        boolean hears(String event) {
            return events.isEmpty() || events.contains(event);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Endpoint[" + url.getHost() + "]";
        }
    }

    /** The bytes of a secret. */
    static byte[] key(String secret) {
        return secret.startsWith(ENCODED)
                ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
