package dev.triage.fact;

/**
 * An error in a form that is the same in every incident that has it.
 *
 * @param code the canonical code: an SQLSTATE such as {@code 53300}, {@code HTTP 500}, an exception's simple name, a
 *     Kubernetes reason such as {@code OOMKilled}, a system error such as {@code ECONNREFUSED}
 * @param count how often it was seen, at least 1
 * @param text the message as it stands, at most 300 characters
 */
public record ErrorSignature(String id, Span span, ErrorKind kind, String code, int count, String text)
        implements
            Fact {}
