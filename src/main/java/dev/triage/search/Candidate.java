package dev.triage.search;

import dev.triage.redact.RedactedText;
import java.util.UUID;

/**
 * A part of a document that is near by words or by meaning, with both measures.
 *
 * @param trigram pg_trgm similarity to the query's text, 0 to 1
 * @param cosine the best cosine similarity to any vector of the query, -1 to 1
 */
public record Candidate(UUID ref, int part, double trigram, double cosine, RedactedText title, RedactedText body) {

    /** The same part, seen by several vectors of a query: the best cosine counts. */
    Candidate orNearer(Candidate other) {
        return other.cosine > cosine ? other : this;
    }
}
