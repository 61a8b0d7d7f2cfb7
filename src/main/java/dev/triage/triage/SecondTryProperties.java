package dev.triage.triage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Asking a model once more. A run asks each model at most twice, for whichever reason.
 *
 * @param forFindings whether errors that the checks find in an answer are a reason; a reply that does not fit the schema
 *     always is one
 * @param maxTokens how many tokens a second question for findings and its answer may take by estimate; when they would
 *     take more, the first answer is shown as it is
 * @param within how long the model may have been waited for already when it is asked again for findings, and how long the
 *     second answer may take
 */
@ConfigurationProperties("triage.runs.second-try")
public record SecondTryProperties(@DefaultValue("true") boolean forFindings, @DefaultValue("40000") int maxTokens,
        @DefaultValue("60s") Duration within) {

    public SecondTryProperties {
        if (maxTokens < 0) {
            throw new IllegalArgumentException("triage.runs.second-try.max-tokens is not negative: " + maxTokens);
        }
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("triage.runs.second-try.within is more than 0 s");
        }
    }
}
