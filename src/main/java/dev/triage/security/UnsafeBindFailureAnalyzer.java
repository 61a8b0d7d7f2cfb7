package dev.triage.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of printing a stack. */
final class UnsafeBindFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeBindException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnsafeBindException cause) {
        return new FailureAnalysis(
                "The service would listen on " + cause.address()
                        + ", which other machines can reach, and no API key exists.",
                "Set TRIAGE_BOOTSTRAP_KEY to a secret of " + SecurityProperties.BOOTSTRAP_KEY_MIN_CHARS
                        + " or more characters (openssl rand -base64 32), or leave TRIAGE_HOST at 127.0.0.1.",
                cause);
    }
}
