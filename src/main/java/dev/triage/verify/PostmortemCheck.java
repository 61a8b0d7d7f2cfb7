package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.fact.FactSheet;
import dev.triage.fact.TimelineFact;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the postmortem, and fills in what was left open although it is known: the summary, how the trouble was noticed,
 * the cause as far as it is established.
 */
final class PostmortemCheck {

    private static final Pattern DETECTION = Pattern.compile(
            "\\bpage[rd]?\\b|\\balert(?:ed|s)?\\b|\\balarm|\\bCS reports?|customers? report|users? report|support ticket|告警|报警|客服|用户反馈",
            Pattern.CASE_INSENSITIVE);

    private final TextCheck text;
    private final ImpactCheck impact;
    private final TimelineCheck timeline;
    private final FactSheet facts;

    PostmortemCheck(TextCheck text, ImpactCheck impact, TimelineCheck timeline, FactSheet facts) {
        this.text = text;
        this.impact = impact;
        this.timeline = timeline;
        this.facts = facts;
    }

    PostmortemDraft check(Diagnosis diagnosis, List<String> toMeasure) {
        PostmortemDraft draft = diagnosis.postmortem();
        String where = "postmortem.";
        text.check(where + "summary", draft.summary(), SentenceCheck.Mode.FACT);
        text.check(where + "rootCause", draft.rootCause(), SentenceCheck.Mode.CLAIM);
        text.check(where + "detection", draft.detection(), SentenceCheck.Mode.FACT);
        text.check(where + "response", draft.response(), SentenceCheck.Mode.FACT);
        all(where + "wentWell", draft.wentWell());
        all(where + "wentPoorly", draft.wentPoorly());
        for (int i = 0; i < draft.actionItems().size(); i++) {
            FollowUp item = draft.actionItems().get(i);
            text.check(where + "actionItems[" + i + "]", item.action(), SentenceCheck.Mode.ADVICE);
        }
        String measured = impact.measuredOnly(where + "impact", draft.impact(), toMeasure);
        timeline.check(draft.timeline());
        return new PostmortemDraft(filled("summary", draft.summary(), diagnosis.summary()),
                draft.timeline(),
                measured.isBlank() && !draft.impact().isBlank() ? PostmortemDraft.FILL_IN : measured,
                filled("rootCause", draft.rootCause(), cause(diagnosis)),
                filled("detection", draft.detection(), detection()), draft.response(), draft.wentWell(),
                draft.wentPoorly(), draft.actionItems());
    }

    private void all(String where, List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            text.check(where + "[" + i + "]", items.get(i), SentenceCheck.Mode.FACT);
        }
    }

    /** What is known instead of a blank; without anything known the blank stays. */
    private String filled(String field, String written, String known) {
        boolean open = written.isBlank() || written.strip().equals(PostmortemDraft.FILL_IN);
        if (!open || known.isBlank()) {
            return written;
        }
        text.ledger().add(new Finding("left-open-though-known", FindingKind.LEFT_OPEN, FindingLevel.WARNING,
                "postmortem." + field, written.isBlank() ? PostmortemDraft.FILL_IN : written,
                text.ledger().words().say("left-open-though-known." + field), ""));
        return known;
    }

    private String cause(Diagnosis diagnosis) {
        return diagnosis.outcome() == Outcome.ESTABLISHED && !diagnosis.hypotheses().isEmpty()
                ? diagnosis.hypotheses().getFirst().statement()
                : "";
    }

    private String detection() {
        return facts.all(TimelineFact.class).stream().filter(fact -> DETECTION.matcher(fact.text()).find()).findFirst()
                .map(fact -> text.ledger().words().say("postmortem.detection", fact.at().time(), fact.text(),
                        fact.span().lines()))
                .orElse("");
    }
}
