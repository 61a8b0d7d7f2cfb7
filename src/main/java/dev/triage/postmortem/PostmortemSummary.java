package dev.triage.postmortem;

import dev.triage.incident.ServiceName;
import dev.triage.redact.RedactedText;
import java.time.Instant;

/**
 * A postmortem as a list shows it.
 *
 * @param author who saved last
 * @param openPlaceholders how many places are still to be filled in
 * @param openItems how many action items are not done
 */
public record PostmortemSummary(String slug, RedactedText title, ServiceName service, String author, Instant savedAt,
        boolean published, int openPlaceholders, int openItems) {}
