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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the trouble began, so that changes can be put before or after it.
 *
 * @param onset the stated start of the incident, else the first dated sentence that tells of trouble, else the first that
 *     does not tell of a change; null when the context has no time
 * @param onsetText the onset as the context gives it, with a zone only if the context has one; blank if there is none
 * @param day the day that times without a date belong to
 */
record Chronology(@Nullable Instant onset, String onsetText, LocalDate day) {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private static final Pattern TROUBLE = Pattern.compile(
            "alert|pager|error|fail|fatal|timeout|timed out|latency|p9\\d|jump|spike|climb|rose|rising|drop|down|crash|slow|degrad"
                    + "|unavailable|reject|refused|backlog|lag|stuck|exceed|report|告警|报警|错误|失败|超时|延迟|飙升|上升|升高|下降|异常|故障|变慢|堆积|反馈",
            Pattern.CASE_INSENSITIVE);

    static Chronology of(Incident incident, FactSheet facts, String text) {
        LocalDate day = day(incident, facts);
        if (incident.startedAt() != null) {
            return new Chronology(incident.startedAt(), Clocks.text(incident.startedAt()), day);
        }
        List<ChangeEvent> changes = facts.all(ChangeEvent.class);
        List<TimelineFact> others = facts.all(TimelineFact.class).stream()
                .filter(fact -> changes.stream().noneMatch(change -> sameTime(change, fact))).toList();
        TimelineFact first = others.stream().filter(fact -> TROUBLE.matcher(fact.text()).find())
                .min((a, b) -> a.at().at(day).compareTo(b.at().at(day)))
                .orElse(others.isEmpty() ? null : others.getFirst());
        return first == null
                ? new Chronology(null, "", day)
                : new Chronology(first.at().at(day), Clocks.text(first.at(), day), day);
    }

    /** The stated day of the start, else the only date that the context names, else the day of the report. */
    private static LocalDate day(Incident incident, FactSheet facts) {
        List<LocalDate> named = Stream
                .concat(facts.all(TimelineFact.class).stream().map(TimelineFact::at),
                        facts.all(ChangeEvent.class).stream().map(ChangeEvent::at))
                .flatMap(at -> at == null ? Stream.empty() : Stream.ofNullable(at.date())).distinct().limit(2).toList();
        return incident.startedAt() == null && named.size() == 1
                ? named.getFirst()
                : LocalDate.ofInstant(incident.occurredAt(), ZoneOffset.UTC);
    }

    /** The moment of a stated time; without a date, one just before midnight belongs to the evening before the onset. */
    Instant moment(TimePoint point) {
        Instant at = point.at(day);
        boolean evening = point.date() == null && onset != null && at.isAfter(onset.plus(HALF_A_DAY));
        return evening ? at.minus(HALF_A_DAY.multipliedBy(2)) : at;
    }

    private static boolean sameTime(ChangeEvent change, TimelineFact fact) {
        return change.at() != null && change.kind() != ChangeKind.NONE && change.at().time().equals(fact.at().time())
                && change.span().firstLine() == fact.span().firstLine();
    }

    /** Minutes from the change to the onset, negative when the change came later; empty when either is unknown. */
    OptionalLong minutesBeforeOnset(ChangeEvent change) {
        TimePoint at = change.at();
        return at == null || onset == null
                ? OptionalLong.empty()
                : OptionalLong.of(Duration.between(moment(at), onset).toMinutes());
    }
}
