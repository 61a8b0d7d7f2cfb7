package dev.triage.signature;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.fact.FactSheet;
import dev.triage.fact.TimePoint;
import dev.triage.fact.TimelineFact;
import dev.triage.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the trouble began, so that changes can be put before or after it.
 *
 * @param onset the stated start of the incident, else the first dated sentence that tells of trouble, else the first that
 *     does not tell of a change; null when the context has no time
 */
record Chronology(@Nullable Instant onset, LocalDate day) {

    private static final Pattern TROUBLE = Pattern.compile(
            "alert|pager|error|fail|fatal|timeout|timed out|latency|p9\\d|jump|spike|climb|rose|rising|drop|down|crash|slow|degrad"
                    + "|unavailable|reject|refused|backlog|lag|stuck|exceed|report|告警|报警|错误|失败|超时|延迟|飙升|上升|升高|下降|异常|故障|变慢|堆积|反馈",
            Pattern.CASE_INSENSITIVE);

    static Chronology of(Incident incident, FactSheet facts, String text) {
        LocalDate day = LocalDate.ofInstant(incident.occurredAt(), ZoneOffset.UTC);
        if (incident.startedAt() != null) {
            return new Chronology(incident.startedAt(), day);
        }
        List<ChangeEvent> changes = facts.all(ChangeEvent.class);
        List<TimelineFact> others = facts.all(TimelineFact.class).stream()
                .filter(fact -> changes.stream().noneMatch(change -> sameTime(change, fact))).toList();
        TimelineFact first = others.stream().filter(fact -> TROUBLE.matcher(fact.text()).find())
                .min((a, b) -> a.at().at(day).compareTo(b.at().at(day)))
                .orElse(others.isEmpty() ? null : others.getFirst());
        return new Chronology(first == null ? null : first.at().at(day), day);
    }

    private static boolean sameTime(ChangeEvent change, TimelineFact fact) {
        return change.at() != null && change.kind() != ChangeKind.NONE && change.at().time().equals(fact.at().time())
                && change.span().firstLine() == fact.span().firstLine();
    }

    /** Minutes from the change to the onset, negative when the change came later; empty when either is unknown. */
    OptionalLong minutesBeforeOnset(ChangeEvent change) {
        TimePoint at = change.at();
        Instant began = onset;
        if (at == null || began == null) {
            return OptionalLong.empty();
        }
        long minutes = Duration.between(at.at(day), began).toMinutes();
        // Without a date, a change just before midnight belongs to the evening before.
        boolean undated = at.date() == null;
        return OptionalLong.of(undated && minutes < -12 * 60 ? minutes + 24 * 60 : minutes);
    }
}
