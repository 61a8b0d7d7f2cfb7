package dev.triage.search;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.UUID;

/**
 * A text that can be found.
 *
 * @param ref the incident or runbook it belongs to
 * @param part number of the part within it, from 0
 * @param title short text compared by trigrams
 * @param body long text compared by trigrams and by meaning
 * @param occurredAt when the incident began, or when the runbook was indexed
 * @param searchable false for evaluation incidents, which are kept but never found
 */
public record SearchDocument(DocumentKind kind, UUID ref, int part, RedactedText title, RedactedText body,
        Instant occurredAt, boolean searchable) {}
