package dev.triage.postmortem;

import dev.triage.diagnosis.FollowUp;
import dev.triage.incident.IncidentId;
import dev.triage.triage.RunId;
import java.util.List;

/**
 * What a postmortem begins with: a run's draft.
 *
 * @param language BCP 47 tag of the draft
 * @param markdown the text, without action items
 * @param actionItems what the run proposes to do
 */
public record PostmortemStart(IncidentId incidentId, RunId runId, String language, String markdown,
        List<FollowUp> actionItems) {

    public PostmortemStart {
        actionItems = List.copyOf(actionItems);
    }
}
