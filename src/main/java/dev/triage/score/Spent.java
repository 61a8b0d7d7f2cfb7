package dev.triage.score;

import java.math.BigDecimal;

/** What an answer took. */
record Spent(What what) implements Scorer {

    enum What {
        LATENCY,
        TOKENS,
        COST
    }

    @Override
    public Definition definition() {
        return switch (what) {
            case LATENCY -> Definition.amount("latency-ms", Definition.About.CALLS, 1000,
                    "Milliseconds of waiting for models, all tries together; of computing where no model is asked.");
            case TOKENS -> Definition.amount("tokens", Definition.About.CALLS, 500,
                    "Tokens in and out of all calls, failed ones included.");
            case COST -> Definition.amount("cost-usd", Definition.About.CALLS, 0.002,
                    "Dollars for all calls; left out where the price is unknown.");
        };
    }

    @Override
    public Score score(Expected key, Answer answer) {
        BigDecimal cost = answer.costUsd();
        return switch (what) {
            case LATENCY -> Score.of(answer.latencyMillis());
            case TOKENS -> answer.modelCalls() == 0
                    ? Score.none("no model was asked")
                    : Score.of(answer.usage().input() + answer.usage().output());
            case COST -> cost == null ? Score.none("the price is unknown") : Score.of(cost.doubleValue());
        };
    }
}
