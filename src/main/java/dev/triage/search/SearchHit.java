package dev.triage.search;

import java.util.UUID;

/**
 * A document that was found.
 *
 * @param trigram pg_trgm similarity, 0 to 1
 * @param cosine cosine similarity of the embeddings, -1 to 1
 * @param score fused rank score; only its order means anything
 */
public record SearchHit(UUID ref, int part, double trigram, double cosine, double score) {}
