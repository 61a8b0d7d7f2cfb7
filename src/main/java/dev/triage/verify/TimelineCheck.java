package dev.triage.verify;

import dev.triage.diagnosis.TimelineEntry;
import java.util.BitSet;
import java.util.List;

/** Time and event of an entry must belong together as they do in the context. */
final class TimelineCheck {

    private static final int TIMES_MAX = 300;

    private final TextCheck text;
    private final ContextIndex index;

    TimelineCheck(TextCheck text, ContextIndex index) {
        this.text = text;
        this.index = index;
    }

    void check(List<TimelineEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            TimelineEntry entry = entries.get(i);
            String where = "postmortem.timeline[" + i + "]";
            String line = entry.at() + " " + entry.event();
            boolean stands = text.check(where, line, SentenceCheck.Mode.FACT);
            if (stands && !belongTogether(entry)) {
                text.ledger().add("event-at-another-time", FindingKind.UNGROUNDED_CLAIM, FindingLevel.ERROR, where,
                        line,
                        entry.at());
            }
        }
    }

    /** The event must share more with what the context says at this time than nothing, if it shares with other times. */
    private boolean belongTogether(TimelineEntry entry) {
        List<ClockTime> at = ClockTime.scan(Folded.of(entry.at()), new BitSet());
        if (at.size() != 1) {
            return true;
        }
        int minute = at.getFirst().second() / 60;
        Terms event = Terms.of(entry.event());
        boolean isElsewhere = false;
        int compared = 0;
        for (int i = 0; i < index.clocks().size(); i++) {
            if (index.clocks().get(i).second() / 60 == minute) {
                if (Terms.of(index.said(i)).shares(event)) {
                    return true;
                }
            } else if (!isElsewhere && compared++ < TIMES_MAX) {
                isElsewhere = Terms.of(index.said(i)).common(event) > 1;
            }
        }
        return !isElsewhere;
    }
}
