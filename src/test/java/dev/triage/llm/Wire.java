package dev.triage.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a provider looks like on the wire. The bodies are files under {@code wire/} on the test class path. */
enum Wire {
    OPENAI(Provider.OPENAI, "/v1", "/v1/chat/completions"), //
    ANTHROPIC(Provider.ANTHROPIC, "/v1", "/v1/messages"), //
    GEMINI(Provider.GEMINI, "/v1beta", "/v1beta/models/test-model:generateContent"), //
    OLLAMA(Provider.OLLAMA, "", "/api/chat");

    static final ModelName MODEL = new ModelName("test");
    static final Price PRICE = new Price(new BigDecimal("0.27"), new BigDecimal("1.10"));

    private final Provider provider;
    private final String basePath;
    private final String path;

    Wire(Provider provider, String basePath, String path) {
        this.provider = provider;
        this.basePath = basePath;
        this.path = path;
    }

    Provider provider() {
        return provider;
    }

    /** Where the chat requests go. */
    String path() {
        return path;
    }

    /** A model at this server that may take this long for a try, with four concurrent calls. */
    ModelSettings at(String server, Duration timeout) {
        return new ModelSettings(MODEL, provider, "test-model", URI.create(server + basePath), "test-key", true, 32_768,
                4096, PRICE, timeout, 4, true, List.of());
    }

    /** A body as the provider sends it. */
    String body(String name) {
        String file = "wire/" + provider.configName() + "/" + name + ".json";
        try (InputStream stream = Objects.requireNonNull(Wire.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
