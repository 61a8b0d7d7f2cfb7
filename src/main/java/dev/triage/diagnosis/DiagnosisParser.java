package dev.triage.diagnosis;

import java.util.List;

/** Reads a reply strictly: what does not fit the schema is rejected with every reason, nothing is repaired. */
public final class DiagnosisParser {

    /** Parses one reply. */
    public ParsedReply parse(String reply) {
        return new ParsedReply.Rejected(List.of("not parsed"));
    }
}
