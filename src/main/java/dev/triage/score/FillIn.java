package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.PostmortemDraft;
import java.util.Set;

/** Whether the postmortem leaves open what nobody knows, and nothing else. */
record FillIn(boolean known) implements Scorer {

    @Override
    public Definition definition() {
        return known
                ? Definition.share("told-where-known", Definition.About.PROPOSED,
                        "Share of the postmortem's parts which the context tells and which are not left as [FILL IN].")
                : Definition.share("left-open-where-unknown", Definition.About.PROPOSED,
                        "Share of the postmortem's parts which the context does not tell and which hold [FILL IN].");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        Set<PostmortemPart> parts = known ? key.known() : key.unknown();
        if (diagnosis == null) {
            return Score.none("there is no diagnosis");
        }
        return Score.share(parts.stream().filter(part -> isOpen(diagnosis.postmortem(), part) != known).count(),
                parts.size(), "the case says of no part whether it is " + (known ? "known" : "unknown"));
    }

    private static boolean isOpen(PostmortemDraft draft, PostmortemPart part) {
        return switch (part) {
            case SUMMARY -> isOpen(draft.summary());
            case IMPACT -> isOpen(draft.impact());
            case ROOT_CAUSE -> isOpen(draft.rootCause());
            case DETECTION -> isOpen(draft.detection());
            case RESPONSE -> isOpen(draft.response());
            case TIMELINE -> draft.timeline().stream().allMatch(entry -> isOpen(entry.event()));
        };
    }

    private static boolean isOpen(String text) {
        return text.isBlank() || text.contains(PostmortemDraft.FILL_IN);
    }
}
