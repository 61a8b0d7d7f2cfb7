package dev.triage.search;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A text that can be found.
 *
 * @param ref the incident or runbook it belongs to
 * @param part number of the part within it, from 0
 * @param title short text compared by trigrams
 * @param body long text compared by trigrams and by meaning
 * @param occurredAt when the incident began, or when the runbook was indexed
 * @param service the service it is about; empty if none
 * @param labels what it can be filtered by, such as {@code tenant=acme}
 * @param searchable false for evaluation incidents, which are kept but never found
 */
public record SearchDocument(DocumentKind kind, UUID ref, int part, RedactedText title, RedactedText body,
        Instant occurredAt, boolean searchable, String service, Set<String> labels) {

    public SearchDocument {
        labels = Set.copyOf(labels);
    }

    /** A document of no particular service, without labels. */
    public SearchDocument(DocumentKind kind, UUID ref, int part, RedactedText title, RedactedText body,
            Instant occurredAt, boolean searchable) {
        this(kind, ref, part, title, body, occurredAt, searchable, "", Set.of());
    }
}
