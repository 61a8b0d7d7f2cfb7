package dev.triage.search;

import org.jspecify.annotations.Nullable;

/**
 * A document on its way into the store.
 *
 * @param embedding null when the store has the vector of this very text already
 */
public record EmbeddedPart(SearchDocument document, String contentHash, float @Nullable [] embedding) {}
