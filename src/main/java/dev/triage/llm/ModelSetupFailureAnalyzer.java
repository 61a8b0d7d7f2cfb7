package dev.triage.llm;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a {@link ModelSetupException} in two sentences instead of a stack trace. */
class ModelSetupFailureAnalyzer extends AbstractFailureAnalyzer<ModelSetupException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelSetupException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
