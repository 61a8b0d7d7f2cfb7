package dev.triage.shadow;

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

/**
 * The model of one piece of work, within what is left of the candidate's budget. The worst that a call can cost, all
 * its tries included, is written down before it is made, so that a process that is killed in between has not spent
 * what nobody counts.
 */
final class BudgetedClient implements LlmClient {

    /** The client below tries a call so often at most, and each try may be charged. */
    private static final int TRIES_MAX = 3;

    private final LlmClient real;
    private final ShadowRepository runs;
    private final ShadowRepository.Waiting work;
    private final BigDecimal budget;

    /** The next call could pass the budget. */
    static final class Reached extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Reached() {
            super("the budget does not allow another call", null, false, false);
        }
    }

    BudgetedClient(LlmClient real, ShadowRepository runs, ShadowRepository.Waiting work, BigDecimal budget) {
        this.real = real;
        this.runs = runs;
        this.work = work;
        this.budget = budget;
    }

    @Override
    public List<ModelInfo> models() {
        return real.models();
    }

    @Override
    public LlmReply ask(LlmRequest request) {
        Price price = price(request);
        if (price == null) {
            // Its price was taken out of the configuration since the candidate began.
            throw new Reached();
        }
        BigDecimal worst = worst(price, request);
        if (runs.spent(work.candidateId()).add(worst).compareTo(budget) > 0) {
            throw new Reached();
        }
        runs.reserve(work, worst);
        LlmReply reply = real.ask(request);
        runs.settle(work, price.cost(reply.usage()));
        return reply;
    }

    private @Nullable Price price(LlmRequest request) {
        return real.models().stream().filter(info -> info.name().equals(request.model())).findFirst()
                .map(ModelInfo::price).orElse(null);
    }

    private static BigDecimal worst(Price price, LlmRequest request) {
        int input = TokenBudget.estimate(request.system().value()) + TokenBudget.estimate(request.user().value())
                + TokenBudget.estimate(request.schema());
        return price.cost(new TokenUsage(input, request.maxOutputTokens())).multiply(BigDecimal.valueOf(TRIES_MAX));
    }
}
