package dev.triage.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wire formats that are spoken. Servers that imitate one of them are reached through it by their own base URL. */
enum Provider {

    /** Chat completions: OpenAI itself, DeepSeek, vLLM, llama.cpp, OpenRouter and others. */
    OPENAI("openai", "https://api.openai.com/v1"),
    /** The messages API. */
    ANTHROPIC("anthropic", "https://api.anthropic.com/v1"),
    /** Google's generateContent. */
    GEMINI("gcp.gemini", "https://generativelanguage.googleapis.com/v1beta"),
    /** Ollama's own chat API. */
    OLLAMA("ollama", "http://127.0.0.1:11434");

    private final String telemetryName;
    private final String defaultBaseUrl;

    Provider(String telemetryName, String defaultBaseUrl) {
        this.telemetryName = telemetryName;
        this.defaultBaseUrl = defaultBaseUrl;
    }

    /** As it is written in configuration. */
    String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As OpenTelemetry's generative AI conventions call it in {@code gen_ai.provider.name}. */
    String telemetryName() {
        return telemetryName;
    }

    String defaultBaseUrl() {
        return defaultBaseUrl;
    }

    static Optional<Provider> named(String configName) {
        return Arrays.stream(values()).filter(provider -> provider.configName().equals(configName)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Provider::configName).collect(Collectors.joining(", "));
    }
}
