package dev.triage.diagnosis;

import java.util.List;

/** The postmortem as far as the context tells it; {@code [FILL IN]} stands where it does not. */
public record PostmortemDraft(String summary, List<TimelineEntry> timeline, String impact, String rootCause,
        String detection, String response, List<String> wentWell, List<String> wentPoorly, List<FollowUp> actionItems) {

    /** Marks what only people can know. */
    public static final String FILL_IN = "[FILL IN]";

    public PostmortemDraft {
        timeline = List.copyOf(timeline);
        wentWell = List.copyOf(wentWell);
        wentPoorly = List.copyOf(wentPoorly);
        actionItems = List.copyOf(actionItems);
    }
}
