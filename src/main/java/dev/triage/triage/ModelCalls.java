package dev.triage.triage;

import dev.triage.llm.TokenUsage;
import dev.triage.prompt.RenderedPrompt;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up the model calls of one run. Used by one thread. */
final class ModelCalls {

    private final Consumer<ModelCall> log;
    private TokenUsage usage = TokenUsage.NONE;
    private @Nullable BigDecimal costUsd = BigDecimal.ZERO;
    private double millis;

    /** @param log told of every call as soon as its reply is there, so that none is lost */
    ModelCalls(Consumer<ModelCall> log) {
        this.log = log;
    }

    void add(ModelCall call) {
        log.accept(call);
        usage = usage.plus(call.usage());
        // One unknown price makes the sum unknown; showing a part of it as the whole would be a lie.
        costUsd = costUsd == null || call.costUsd() == null ? null : costUsd.add(call.costUsd());
        millis += call.latencyMillis();
    }

    Analysis analysis(Verification verification, String answeredBy, @Nullable RenderedPrompt prompt,
            @Nullable SecondTry secondTry, List<String> shortfalls) {
        return new Analysis(verification, answeredBy, prompt == null ? null : prompt.version(),
                prompt == null ? null : prompt.hash(), usage, costUsd, millis,
                prompt == null ? List.of() : prompt.leftOut(), secondTry, shortfalls);
    }
}
