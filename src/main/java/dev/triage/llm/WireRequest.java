package dev.triage.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a question into LangChain4j's form, with what the model at hand takes. */
final class WireRequest {

    private static final String SCHEMA_IN_PROMPT = """
                                                   Answer with one JSON object and nothing else: no code fence, no text around it. \
                                                   It conforms to this JSON schema:
                                                   """;

    private WireRequest() {}

    static ChatRequest of(LlmRequest request, ModelSettings model) {
        boolean hasSchema = !request.schema().isBlank();
        List<ChatMessage> messages = new ArrayList<>();
        String system = request.system().value();
        if (hasSchema && !model.jsonSchema()) {
            system = (system + "\n\n" + SCHEMA_IN_PROMPT + request.schema()).strip();
        }
        if (!system.isBlank()) {
            messages.add(SystemMessage.from(system));
        }
        messages.add(UserMessage.from(request.user().value()));
        Double temperature = model.acceptsTemperature() ? request.temperature() : null;
        ResponseFormat format = hasSchema && model.jsonSchema() ? format(request.schema()) : null;
        int maxTokens = Math.min(request.maxOutputTokens(), model.maxOutputTokens());
        return ChatRequest.builder().messages(messages).parameters(parameters(model, temperature, format, maxTokens))
                .build();
    }

    private static ChatRequestParameters parameters(ModelSettings model, @Nullable Double temperature,
            @Nullable ResponseFormat format, int maxTokens) {
        // OpenAI's newer models reject max_tokens; most servers that imitate it know nothing else.
        if ("api.openai.com".equals(model.baseUrl().getHost())) {
            return OpenAiChatRequestParameters.builder().temperature(temperature).responseFormat(format)
                    .maxCompletionTokens(maxTokens).build();
        }
        return ChatRequestParameters.builder().temperature(temperature).responseFormat(format)
                .maxOutputTokens(maxTokens).build();
    }

    /** The schema goes out as it is: LangChain4j's own schema types would lose the order of properties for some. */
    private static ResponseFormat format(String schema) {
        return ResponseFormat.builder().type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name("reply").rootElement(JsonRawSchema.from(schema)).build()).build();
    }
}
