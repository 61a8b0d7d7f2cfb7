package dev.triage.verify;

/**
 * Something that a check found wrong in a diagnosis.
 *
 * @param id its number within the verification, such as {@code V3}; blank until the verifier has numbered it
 * @param rule stable id of the rule, such as {@code quote-not-in-source}
 * @param where the part of the shown diagnosis that it is about, as a path such as {@code summary},
 *     {@code severity.reasoning}, {@code hypotheses[0].evidence[1]} or {@code mitigations[2].commands[0]}; what stands
 *     apart for want of evidence is {@code unsupported[0].statement}
 * @param subject the sentence, quote or command that is at fault
 * @param reason why, with the arithmetic in one line where there is any
 * @param alternative what to do instead; blank if nothing better is known
 */
public record Finding(String id, String rule, FindingKind kind, FindingLevel level, String where, String subject,
        String reason, String alternative) {

    /** A finding that has no number yet. */
    public Finding(String rule, FindingKind kind, FindingLevel level, String where, String subject, String reason,
            String alternative) {
        this("", rule, kind, level, where, subject, reason, alternative);
    }

    Finding numbered(int number) {
        return new Finding("V" + number, rule, kind, level, where, subject, reason, alternative);
    }

    /** Whether it is about this part of the diagnosis or something within it. */
    public boolean isAt(String path) {
        return where.startsWith(path)
                && (where.length() == path.length() || ".[".indexOf(where.charAt(path.length())) >= 0);
    }
}
