package dev.triage.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try at one model: sends the request and judges what comes back. */
final class ModelCall {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCall.class);

    private final ModelSettings settings;
    private final ChatModel model;

    ModelCall(ModelSettings settings, BoundedHttpClient http) {
        this.settings = settings;
        this.model = ChatModels.of(settings, http);
    }

    /** Never throws for what a peer does. */
    TryResult send(LlmRequest request, Duration limit) {
        Exchange exchange = new Exchange(limit);
        try {
            ChatResponse response = ScopedValue.where(Exchange.CURRENT, exchange)
                    .call(() -> model.chat(WireRequest.of(request, settings)));
            return judge(response, WireReply.read(exchange.body()));
        } catch (RuntimeException e) {
            // LangChain4j meets unusable bodies with exceptions of many types, null pointers among them.
            return exchange.failure() != null ? exchange.failure() : unusable(exchange.body(), e);
        }
    }

    private static TryResult judge(ChatResponse response, WireReply wire) {
        TokenUsage usage = wire.usage();
        String refusal = wire.refusal();
        if (refusal != null) {
            return new TryResult.Declined(refusal, usage);
        }
        FinishReason finish = response.finishReason();
        if (finish == null) {
            return TryResult.Fault.of(FaultKind.UNUSABLE_BODY, "the reply does not say that it is complete")
                    .withUsage(usage);
        }
        return switch (finish) {
            case STOP -> complete(response.aiMessage().text(), usage);
            case LENGTH -> TryResult.Fault.of(FaultKind.CUT_OFF, "cut off at max tokens").withUsage(usage);
            case CONTENT_FILTER -> new TryResult.Declined("the provider filtered the reply", usage);
            case TOOL_EXECUTION, OTHER -> TryResult.Fault
                    .of(FaultKind.UNUSABLE_BODY, "the reply ended for an unexpected reason (" + finish + ")")
                    .withUsage(usage);
        };
    }

    private static TryResult complete(@Nullable String text, TokenUsage usage) {
        return text == null || text.isBlank()
                ? TryResult.Fault.of(FaultKind.EMPTY, "the reply is empty").withUsage(usage)
                : new TryResult.Text(text, usage);
    }

    private TryResult unusable(@Nullable String body, RuntimeException e) {
        if (body == null) {
            // Nothing was sent: the question does not fit the provider, or there is a bug. No text of ours is lost.
            LOG.warn("Model {}: the request could not be made: {}", settings.name(), e.getClass().getName());
            return TryResult.Fault.of(FaultKind.REJECTED, "the request could not be made for this provider");
        }
        WireReply wire = WireReply.read(body);
        String refusal = wire.refusal();
        if (refusal != null) {
            return new TryResult.Declined(refusal, wire.usage());
        }
        // The exception's message may quote the body, so only its type is told.
        LOG.debug("Model {}: the body could not be read: {}", settings.name(), e.getClass().getName());
        String code = wire.errorCode();
        String what = code == null
                ? "the body is not a reply in the provider's format"
                : "an error in a successful response (" + code + ")";
        return TryResult.Fault.of(FaultKind.UNUSABLE_BODY, what).withUsage(wire.usage());
    }
}
