package dev.triage.search;

import dev.triage.redact.RedactedText;
import java.util.UUID;

/** A searchable part that has no vector of its present text in some space. */
record MissingVector(DocumentKind kind, UUID ref, int part, String contentHash, RedactedText title,
        RedactedText body) {}
