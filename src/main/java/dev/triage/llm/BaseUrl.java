package dev.triage.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the address of a provider. */
final class BaseUrl {

    private static final int OLLAMA_PORT = 11434;

    private BaseUrl() {}

    /** The address without trailing slashes; empty when it is no http address, or has a user, query or fragment. */
    static Optional<URI> parse(Provider provider, String text) {
        return provider == Provider.OLLAMA ? parse(ofOllamaHost(text.strip())) : parse(text.strip());
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return http && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes an address of what Ollama's own {@code OLLAMA_HOST} may hold: scheme and port are optional there, and a
     * server that listens on every interface is reached on the local one.
     */
    private static String ofOllamaHost(String host) {
        String address = host.contains("://") ? host : "http://" + host;
        URI uri = parse(address).orElse(null);
        if (uri == null) {
            return address;
        }
        String name = uri.getHost().equals("0.0.0.0") || uri.getHost().equals("[::]") ? "127.0.0.1" : uri.getHost();
        boolean plainHost = uri.getPort() < 0 && !host.contains("://");
        String port = plainHost ? ":" + OLLAMA_PORT : uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + name + port + uri.getRawPath();
    }
}
