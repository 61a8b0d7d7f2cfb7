package dev.triage.verify;

/**
 * Something that a check found wrong in a diagnosis.
 *
 * @param rule stable id of the rule, such as {@code quote-not-in-context}
 * @param where the part of the diagnosis, as a path such as {@code hypotheses[0].evidence[1]}
 * @param subject the sentence, quote or command that is at fault
 * @param reason why, with the arithmetic in one line where there is any
 * @param alternative what to do instead; blank if nothing better is known
 */
public record Finding(String rule, FindingKind kind, FindingLevel level, String where, String subject, String reason,
        String alternative) {}
