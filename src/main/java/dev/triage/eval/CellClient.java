package dev.triage.eval;

import dev.triage.llm.LlmClient;
import dev.triage.llm.LlmReply;
import dev.triage.llm.LlmRequest;
import dev.triage.llm.ModelInfo;
import dev.triage.llm.Price;
import dev.triage.llm.TokenUsage;
import dev.triage.prompt.TokenBudget;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model as one cell sees it: a recording, or a reply that is paid for already, or the real one within the budget. */
final class CellClient implements LlmClient {

    /** The client below tries a call so often at most, and each try may be charged. */
    private static final int TRIES_MAX = 3;

    private final CellId cell;
    private final String caseHash;
    private final String promptHash;
    private final Replies replies;
    private final Budget budget;
    private int questions;

    CellClient(CellId cell, String caseHash, String promptHash, Replies replies, Budget budget) {
        this.cell = cell;
        this.caseHash = caseHash;
        this.promptHash = promptHash;
        this.replies = replies;
        this.budget = budget;
    }

    @Override
    public List<ModelInfo> models() {
        return replies.models();
    }

    @Override
    public LlmReply ask(LlmRequest request) {
        questions++;
        ModelInfo model = replies.model(request.model().value());
        RequestParts parts = new RequestParts(caseHash, promptHash,
                parameters(model, request.temperature(), request.maxOutputTokens()),
                Hashes.of(request.schema()), Hashes.of(request.system().value(), request.user().value()));
        Recording recording = replies.replayed();
        if (recording != null) {
            return recording.find(cell, questions, parts).reply();
        }
        RecordedReply paid = replies.paid(parts, cell.repeat());
        if (paid != null) {
            return paid.reply();
        }
        BigDecimal worst = worst(model.price(), request);
        budget.reserve(worst);
        LlmReply reply = null;
        try {
            reply = replies.ask(request);
        } finally {
            budget.settle(worst, reply == null || model.price() == null
                    ? BigDecimal.ZERO
                    : model.price().cost(reply.usage()));
        }
        double millis = reply.latency().toNanos() / 1e6;
        switch (reply) {
            case LlmReply.Answered it ->
                replies.keep(new RecordedReply(cell, questions, parts, false, it.text(), it.usage(), millis));
            case LlmReply.Refused it ->
                replies.keep(new RecordedReply(cell, questions, parts, true, it.reason(), it.usage(), millis));
            case LlmReply.Throttled it -> {
            }
            case LlmReply.TimedOut it -> {
            }
            case LlmReply.Failed it -> {
            }
        }
        return reply;
    }

    /** What a model is asked with, beside the text. */
    static String parameters(ModelInfo model, double temperature, int maxOutputTokens) {
        return "%s %s temperature=%s maxOutputTokens=%d".formatted(model.provider(), model.modelId(), temperature,
                maxOutputTokens);
    }

    private static BigDecimal worst(@Nullable Price price, LlmRequest request) {
        if (price == null) {
            return BigDecimal.ZERO;
        }
        int input = TokenBudget.estimate(request.system().value()) + TokenBudget.estimate(request.user().value())
                + TokenBudget.estimate(request.schema());
        return price.cost(new TokenUsage(input, request.maxOutputTokens())).multiply(BigDecimal.valueOf(TRIES_MAX));
    }
}
