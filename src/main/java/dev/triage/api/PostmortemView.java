package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.postmortem.ActionItem;
import dev.triage.postmortem.OpenPlaceholder;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.PublishGate;
import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem as clients get it.
 *
 * @param openPlaceholders the places that are still to be filled in; it can be published when there is none
 * @param page its stable address
 */
record PostmortemView(IncidentId incidentId, String status, int revision, int version, String author, Instant savedAt,
        Postmortem.@Nullable Publication publication, String page, RedactedText markdown,
        List<OpenPlaceholder> openPlaceholders, List<ActionItem> actionItems) {

    PostmortemView {
        openPlaceholders = List.copyOf(openPlaceholders);
        actionItems = List.copyOf(actionItems);
    }

    static PostmortemView of(Postmortem postmortem) {
        return new PostmortemView(postmortem.incidentId(), postmortem.isPublished() ? "PUBLISHED" : "DRAFT",
                postmortem.revision(), postmortem.version(), postmortem.author(), postmortem.savedAt(),
                postmortem.publication(), "/postmortems/" + postmortem.slug(), postmortem.markdown(),
                PublishGate.open(postmortem.markdown().value()), postmortem.actionItems());
    }
}
