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
import dev.triage.verify.Verification;
import dev.triage.verify.Verifier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks one model for a diagnosis. A reply that does not fit the schema is kept as it came and the model is asked once
 * more, with the reasons; so it is when the checks find errors in a reply that fits, and the better of the two is shown. Nothing
 * is repaired by guesswork, and no model is asked more than twice.
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
    private final ActiveModelCalls activeCalls;
    private final Verifier verifier;
    private final TriageProperties properties;
    private final SecondTryProperties secondTry;
    private final Clock clock;

    ModelAnalyst(LlmClient llm, PromptCatalog prompts, PromptRenderer renderer, DiagnosisParser parser,
            Redactor redactor, ActiveModelCalls activeCalls, Verifier verifier, TriageProperties properties,
            SecondTryProperties secondTry, Clock clock) {
        this.llm = llm;
        this.prompts = prompts;
        this.renderer = renderer;
        this.parser = parser;
        this.redactor = redactor;
        this.activeCalls = activeCalls;
        this.verifier = verifier;
        this.properties = properties;
        this.secondTry = secondTry;
        this.clock = clock;
    }

    ModelAnswer ask(ModelInfo model, TriageRun run, AnalysisInput input, ModelCalls spent, Steps progress) {
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
        return new Asking(model, run, version.get(), input, spent, progress).ask(first);
    }

    /** The questions to one model for one run: one, and at most one more. */
    private final class Asking {

        private final ModelInfo model;
        private final TriageRun run;
        private final PromptVersion version;
        private final AnalysisInput input;
        private final ModelCalls spent;
        private final Steps progress;

        Asking(ModelInfo model, TriageRun run, PromptVersion version, AnalysisInput input, ModelCalls spent,
                Steps progress) {
            this.model = model;
            this.run = run;
            this.version = version;
            this.input = input;
            this.spent = spent;
            this.progress = progress;
        }

        ModelAnswer ask(RenderedPrompt prompt) {
            Instant begun = clock.instant();
            Reply first = ask(prompt, properties.modelDeadline());
            return switch (first) {
                case Reply.None none -> new ModelAnswer.Unusable(none.reason());
                case Reply.Misfit misfit -> switch (ask(renderer.renderRetry(prompt, misfit.text(), misfit.errors()),
                        properties.modelDeadline())) {
                    case Reply.None none -> new ModelAnswer.Unusable(none.reason());
                    case Reply.Misfit again -> new ModelAnswer.Unusable(
                            "its answers do not fit the schema (" + again.errors().getFirst() + ")");
                    case Reply.Fit fit -> new ModelAnswer.Usable(fit.answer(), prompt,
                            new SecondTry(SecondTry.Reason.SCHEMA, 0, fit.answer().errors(), true));
                };
                case Reply.Fit fit -> fit.answer().errors() > 0 && secondTry.forFindings()
                        ? better(prompt, fit, begun)
                        : new ModelAnswer.Usable(fit.answer(), prompt, null);
            };
        }

        /** Tells the model what the checks found, if tokens and time allow it; shows the better of the two answers. */
        private ModelAnswer better(RenderedPrompt prompt, Reply.Fit first, Instant begun) {
            RenderedPrompt again = renderer.renderFindings(prompt, first.text(), first.answer().reasons());
            boolean tooLong = again.estimatedTokens() + maxOutputTokens(model, version) > secondTry.maxTokens();
            boolean tooLate = clock.instant().isAfter(begun.plus(secondTry.within()));
            if (tooLong || tooLate) {
                return new ModelAnswer.Usable(first.answer(), prompt, null);
            }
            CheckedAnswer answer = first.answer();
            int secondErrors = -1;
            boolean secondShown = false;
            if (ask(again, shorter(properties.modelDeadline(), secondTry.within())) instanceof Reply.Fit second) {
                secondErrors = second.answer().errors();
                secondShown = second.answer().isBetterThan(first.answer());
                answer = secondShown ? second.answer() : first.answer();
            }
            return new ModelAnswer.Usable(answer, prompt,
                    new SecondTry(SecondTry.Reason.FINDINGS, first.answer().errors(), secondErrors, secondShown));
        }

        private Reply ask(RenderedPrompt prompt, Duration deadline) {
            LlmRequest request = new LlmRequest(model.name(), prompt.system(), prompt.user(), DiagnosisSchema.json(),
                    maxOutputTokens(model, version), version.parameters().temperature(), deadline);
            Instant asked = clock.instant();
            LlmReply reply = progress.await(Stage.ANALYSE, model.name().value(),
                    () -> activeCalls.during(run.id(), () -> llm.ask(request)));
            if (!(reply instanceof LlmReply.Answered answered)) {
                String reason = reasonOf(reply);
                store(model, request, reply, reply.getClass().getSimpleName(), redactor.redact(reason), List.of(),
                        asked, spent);
                return new Reply.None(reason);
            }
            // A reply is redacted before it is read: what a model makes up may look like a secret, and is stored.
            RedactedText text = redactor.redact(answered.text(), request.user());
            ParsedReply parsed = progress.stage(Stage.PARSE,
                    () -> ReplyCheck.check(parser.parse(text.value()), text, request.system(), run.language()));
            return switch (parsed) {
                case ParsedReply.Accepted accepted -> {
                    store(model, request, reply, "Answered", text, List.of(), asked, spent);
                    Verification checked = progress.stage(Stage.VERIFY,
                            () -> verifier.verify(accepted.diagnosis(), input.grounds(run.language())));
                    yield new Reply.Fit(text, new CheckedAnswer(accepted.diagnosis(), checked));
                }
                case ParsedReply.Rejected rejected -> {
                    store(model, request, reply, ModelCall.REJECTED, text, rejected.errors(), asked, spent);
                    yield new Reply.Misfit(text, rejected.errors());
                }
            };
        }
    }

    /** What one question brought. */
    private sealed interface Reply {

        /** An answer that fits the schema, checked. */
        record Fit(RedactedText text, CheckedAnswer answer) implements Reply {}

        /** An answer that does not fit. */
        record Misfit(RedactedText text, List<String> errors) implements Reply {}

        /** No answer. */
        record None(String reason) implements Reply {}
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** Leaves room for the answer, and for asking once more with the first answer and its errors. */
    private static PromptInput promptInput(ModelInfo model, PromptVersion version, TriageRun run,
            AnalysisInput input) {
        int budgetTokens = Math.min(PROMPT_MAX_TOKENS,
                model.contextWindowTokens() - maxOutputTokens(model, version) - PromptRenderer.RETRY_MAX_TOKENS);
        return new PromptInput(input.incident(), input.facts(), input.similar(), input.runbooks(), run.language(),
                budgetTokens);
    }

    private static int maxOutputTokens(ModelInfo model, PromptVersion version) {
        return Math.min(model.maxOutputTokens(), version.parameters().maxOutputTokens());
    }

    private static void store(ModelInfo model, LlmRequest request, LlmReply reply, String outcome,
            RedactedText text,
            List<String> errors, Instant asked, ModelCalls spent) {
        @Nullable
        BigDecimal cost = model.price() == null ? null : model.price().cost(reply.usage());
        ModelCall call = new ModelCall(model.name().value(),
                Map.of("modelId", model.modelId(), "provider", model.provider(), "temperature", request.temperature(),
                        "maxOutputTokens", request.maxOutputTokens()),
                request.system(), request.user(), outcome, text, errors, reply.usage(), cost,
                reply.latency().toNanos() / 1e6, asked);
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
