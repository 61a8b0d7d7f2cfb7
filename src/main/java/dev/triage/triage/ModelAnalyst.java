package dev.triage.triage;

import dev.triage.diagnosis.DiagnosisParser;
import dev.triage.diagnosis.DiagnosisSchema;
import dev.triage.diagnosis.ParsedReply;
import dev.triage.llm.LlmClient;
import dev.triage.llm.LlmReply;
import dev.triage.llm.LlmRequest;
import dev.triage.llm.ModelInfo;
import dev.triage.prompt.PromptBudgetException;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptInput;
import dev.triage.prompt.PromptRenderer;
import dev.triage.prompt.PromptVersion;
import dev.triage.prompt.RenderedPrompt;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks one model for a diagnosis. A reply that does not fit the schema is kept as it came and the model is asked once
 * more, with the reasons; nothing is repaired by guesswork.
 */
@Component
class ModelAnalyst {

    /** More than this is paid for and not read: models lose the middle of very long prompts. */
    private static final int PROMPT_MAX_TOKENS = 32_000;

    private final LlmClient llm;
    private final PromptCatalog prompts;
    private final PromptRenderer renderer;
    private final DiagnosisParser parser;
    private final Redactor redactor;
    private final ModelCallRepository calls;
    private final ActiveModelCalls activeCalls;
    private final TriageProperties properties;
    private final RunMetrics metrics;
    private final Clock clock;

    ModelAnalyst(LlmClient llm, PromptCatalog prompts, PromptRenderer renderer, DiagnosisParser parser,
            Redactor redactor, ModelCallRepository calls, ActiveModelCalls activeCalls, TriageProperties properties,
            RunMetrics metrics, Clock clock) {
        this.llm = llm;
        this.prompts = prompts;
        this.renderer = renderer;
        this.parser = parser;
        this.redactor = redactor;
        this.calls = calls;
        this.activeCalls = activeCalls;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    ModelAnswer ask(ModelInfo model, TriageRun run, AnalysisInput input, ModelCalls spent, RunProgress progress) {
        Optional<PromptVersion> version = prompts.find(run.promptVersion());
        if (version.isEmpty()) {
            return new ModelAnswer.Unusable("prompt " + run.promptVersion() + " is not there any more");
        }
        RenderedPrompt first;
        try {
            first = progress.stage(Stage.PROMPT, version.get().name(),
                    () -> renderer.render(version.get(), promptInput(model, version.get(), run, input),
                            DiagnosisSchema.json()));
        } catch (PromptBudgetException e) {
            return new ModelAnswer.Unusable("prompt %s needs %d tokens, its window leaves %d".formatted(
                    version.get().name(), e.neededTokens(), e.budgetTokens()));
        }
        RenderedPrompt prompt = first;
        List<String> errors = List.of();
        for (int attempt = 1; attempt <= 2; attempt++) {
            LlmRequest request = request(model, version.get(), prompt);
            Instant asked = clock.instant();
            LlmReply reply = progress.await(Stage.ANALYSE, model.name().value(),
                    () -> activeCalls.during(run.id(), () -> llm.ask(request)));
            if (!(reply instanceof LlmReply.Answered answered)) {
                String reason = reasonOf(reply);
                store(run, model, request, reply, reply.getClass().getSimpleName(), redactor.redact(reason), List.of(),
                        asked, spent);
                return new ModelAnswer.Unusable(reason);
            }
            // A reply is redacted before it is read: what a model makes up may look like a secret, and is stored.
            RedactedText text = redactor.redact(answered.text());
            ParsedReply parsed = progress.stage(Stage.PARSE, () -> parser.parse(text.value()));
            switch (parsed) {
                case ParsedReply.Accepted accepted -> {
                    store(run, model, request, reply, "Answered", text, List.of(), asked, spent);
                    return new ModelAnswer.Usable(accepted.diagnosis(), first);
                }
                case ParsedReply.Rejected rejected -> {
                    store(run, model, request, reply, "Rejected", text, rejected.errors(), asked, spent);
                    metrics.parseFailure(model.name().value());
                    errors = rejected.errors();
                    prompt = renderer.renderRetry(first, text, errors);
                }
            }
        }
        return new ModelAnswer.Unusable("its answers do not fit the schema (" + errors.getFirst() + ")");
    }

    /** Leaves room for the answer, and for asking once more with the first answer and its errors. */
    private static PromptInput promptInput(ModelInfo model, PromptVersion version, TriageRun run,
            AnalysisInput input) {
        int budgetTokens = Math.min(PROMPT_MAX_TOKENS,
                model.contextWindowTokens() - maxOutputTokens(model, version) - PromptRenderer.RETRY_MAX_TOKENS);
        return new PromptInput(input.incident(), input.facts(), input.similar(), input.runbooks(), run.language(),
                budgetTokens);
    }

    private LlmRequest request(ModelInfo model, PromptVersion version, RenderedPrompt prompt) {
        return new LlmRequest(model.name(), prompt.system(), prompt.user(), DiagnosisSchema.json(),
                maxOutputTokens(model, version), version.parameters().temperature(), properties.modelDeadline());
    }

    private static int maxOutputTokens(ModelInfo model, PromptVersion version) {
        return Math.min(model.maxOutputTokens(), version.parameters().maxOutputTokens());
    }

    private void store(TriageRun run, ModelInfo model, LlmRequest request, LlmReply reply, String outcome,
            RedactedText text,
            List<String> errors, Instant asked, ModelCalls spent) {
        @Nullable
        BigDecimal cost = model.price() == null ? null : model.price().cost(reply.usage());
        ModelCall call = new ModelCall(model.name().value(),
                Map.of("modelId", model.modelId(), "provider", model.provider(), "temperature", request.temperature(),
                        "maxOutputTokens", request.maxOutputTokens()),
                request.system(), request.user(), outcome, text, errors, reply.usage(), cost,
                reply.latency().toNanos() / 1e6, asked);
        calls.append(run.id(), call);
        spent.add(call);
    }

    private static String reasonOf(LlmReply reply) {
        return switch (reply) {
            case LlmReply.Answered answered -> "answered";
            case LlmReply.Refused refused -> "refused: " + refused.reason();
            case LlmReply.Throttled throttled -> "throttled, try again after " + throttled.retryAfter().toSeconds()
                    + " s";
            case LlmReply.TimedOut timedOut -> "no complete answer within " + timedOut.latency().toSeconds() + " s";
            case LlmReply.Failed failed -> failed.reason();
        };
    }
}
