package dev.triage.web;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import dev.triage.fact.TimePoint;
import dev.triage.fact.TimelineFact;
import dev.triage.report.TimelinePicture.Event;
import dev.triage.report.TimelinePicture.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from the facts of a context what can be drawn on an axis of time: what has a time and a line. */
final class TimelineEvents {

    private static final int TEXT_MAX_CHARS = 140;
    private static final Pattern ALERT = Pattern.compile(
            "\\b(?:alert\\w*|paged?|pager\\w*|firing|alarm\\w*)\\b|告警|报警|警报", Pattern.CASE_INSENSITIVE);

    private TimelineEvents() {}

    /**
     * The events in the order of the context, one a line.
     *
     * @param dayIfUnsaid the day that times belong to if the context names no date at all
     */
    static List<Event> of(FactSheet facts, LocalDate dayIfUnsaid) {
        LocalDate day = firstDate(facts).orElse(dayIfUnsaid);
        List<Event> events = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (ChangeEvent change : facts.all(ChangeEvent.class)) {
            if (change.at() != null && change.kind() != ChangeKind.NONE && told.add(change.span().firstLine())) {
                events.add(event(change.at(), day, Kind.CHANGE, change.text(), change));
            }
        }
        for (TimelineFact fact : facts.all(TimelineFact.class)) {
            if (told.add(fact.span().firstLine())) {
                events.add(event(fact.at(), day, kind(facts, fact), fact.text(), fact));
            }
        }
        return events;
    }

    /** Times without a date are of the day that the rest of the context is about. */
    private static Optional<LocalDate> firstDate(FactSheet facts) {
        Stream<TimePoint> times = Stream.concat(facts.all(TimelineFact.class).stream().map(TimelineFact::at),
                facts.all(ChangeEvent.class).stream().map(ChangeEvent::at).filter(Objects::nonNull));
        return times.map(TimePoint::date).filter(Objects::nonNull).findFirst();
    }

    private static Kind kind(FactSheet facts, TimelineFact fact) {
        List<Fact> beside = facts.onLines(fact.span().firstLine(), fact.span().lastLine());
        if (beside.stream()
                .anyMatch(other -> other instanceof ChangeEvent change && change.kind() != ChangeKind.NONE)) {
            return Kind.CHANGE;
        }
        if (ALERT.matcher(fact.text()).find() || beside.stream().anyMatch(ErrorSignature.class::isInstance)) {
            return Kind.ALERT;
        }
        return beside.stream().anyMatch(MetricChange.class::isInstance) ? Kind.METRIC : Kind.NOTE;
    }

    private static Event event(TimePoint at, LocalDate day, Kind kind, String text, Fact fact) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        return new Event(at.at(day), kind,
                oneLine.length() <= TEXT_MAX_CHARS ? oneLine : oneLine.substring(0, TEXT_MAX_CHARS) + "…",
                fact.span().firstLine());
    }
}
