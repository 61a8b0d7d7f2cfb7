package dev.triage.postmortem;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import dev.triage.triage.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The postmortem of an incident as it stands now.
 *
 * @param runId the run whose draft it began with; null once that run is gone
 * @param slug its stable address, below {@code /postmortems/}
 * @param language BCP 47 tag of the draft
 * @param revision rises with every save; a save names the revision that it changes
 * @param version number of the newest version, from 1
 * @param markdown the text, without the action items, which are kept apart
 * @param author who saved last
 * @param publication when and by whom it was published; null while it is a draft
 */
public record Postmortem(IncidentId incidentId, @Nullable RunId runId, String slug, String language, int revision,
        int version, RedactedText markdown, String author, Instant savedAt, @Nullable Publication publication,
        List<ActionItem> actionItems) {

    /** Longest text that is kept. */
    public static final int MARKDOWN_MAX_CHARS = 200_000;

    /** A published postmortem is read-only from then on. */
    public record Publication(String by, Instant at) {}

    public Postmortem {
        actionItems = List.copyOf(actionItems);
    }

    public boolean isPublished() {
        return publication != null;
    }
}
