package dev.triage.llm;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/**
 * Makes LangChain4j's models. Their retries, timeouts and logs are off: retries ignore {@code Retry-After} and pay for
 * broken bodies again, timeouts stop at the headers, logs print prompts. {@link BoundedLlmClient} has its own.
 */
final class ChatModels {

    private ChatModels() {}

    static ChatModel of(ModelSettings model, BoundedHttpClient http) {
        BoundedHttpClientBuilder client = new BoundedHttpClientBuilder(http);
        String baseUrl = model.baseUrl().toString();
        return switch (model.provider()) {
            case OPENAI -> OpenAiChatModel.builder().httpClientBuilder(client).baseUrl(baseUrl).apiKey(model.apiKey())
                    .modelName(model.modelId()).strictJsonSchema(true).timeout(model.timeout()).maxRetries(0)
                    .logRequests(false).logResponses(false).build();
            case ANTHROPIC -> AnthropicChatModel.builder().httpClientBuilder(client).baseUrl(baseUrl)
                    .apiKey(model.apiKey()).modelName(model.modelId()).timeout(model.timeout()).maxRetries(0)
                    .logRequests(false).logResponses(false).build();
            case GEMINI -> GoogleAiGeminiChatModel.builder().httpClientBuilder(client).baseUrl(baseUrl)
                    .apiKey(model.apiKey()).modelName(model.modelId()).timeout(model.timeout()).maxRetries(0)
                    .logRequestsAndResponses(false).build();
            // Without num_ctx Ollama cuts longer prompts at its own small default and does not say so.
            case OLLAMA -> OllamaChatModel.builder().httpClientBuilder(client).baseUrl(baseUrl)
                    .modelName(model.modelId()).numCtx(model.contextWindowTokens()).timeout(model.timeout())
                    .maxRetries(0).logRequests(false).logResponses(false).build();
        };
    }
}
