package dev.triage.search;

import java.util.UUID;

/**
 * A document that was found.
 *
 * @param trigram pg_trgm similarity, 0 to 1
 * @param cosine cosine similarity of the embeddings, -1 to 1
 * @param words share of the query's words that it answers, the rare ones counting most, 0 to about 1
 * @param score relevance of all three together, 0 to 1
 */
public record SearchHit(UUID ref, int part, double trigram, double cosine, double words, double score) {}
