package dev.triage.verify;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.Dimension;
import dev.triage.fact.FactSheet;
import dev.triage.fact.TimelineFact;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The stated times of a context as one day: when trouble was first seen, and when it was last spoken of. */
final class Timeline {

    private static final Pattern TROUBLE = Pattern.compile(
            "alert|pager|paged|error|fail|fatal|timeout|timed out|latency|p9\\d|jump|spike|climb|rose|rising|drop|down|crash|slow|degrad|unavailable|reject|refused|backlog|lag|stuck|exceed|report|5xx|oom|告警|报警|错误|失败|超时|延迟|飙升|上升|升高|下降|异常|故障|变慢|堆积|反馈",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LASTED = Pattern.compile(
            "\\b(?:for|over|lasted|lasting|last|past|during|sustained|down|outage|continu\\w*|minutes? of|hours? of|longer|more than|>)\\b|>|持续|长达|超过|已有|近|约|以来|过去|最近",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATED = Pattern.compile(
            "\\b(?:for|lasted|lasting|since|outage|down|failing|within)\\b|持续|长达|中断");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "before|prior|earlier|within|after|every|per |each|interval|timeout|later|ago|window|retention|前|后|每|内|间隔|之后",
            Pattern.CASE_INSENSITIVE);
    private static final int DAY_SECONDS = 86_400;

    private final ContextIndex index;
    private final @Nullable LocalTime onset;
    private final @Nullable LocalTime end;

    private Timeline(ContextIndex index, @Nullable LocalTime onset, @Nullable LocalTime end) {
        this.index = index;
        this.onset = onset;
        this.end = end;
    }

    static Timeline of(FactSheet facts, ContextIndex index) {
        List<ChangeEvent> changes = facts.all(ChangeEvent.class);
        List<TimelineFact> stated = facts.all(TimelineFact.class);
        List<TimelineFact> symptoms = new ArrayList<>(stated.stream()
                .filter(fact -> changes.stream().noneMatch(change -> isSame(change, fact)))
                .filter(fact -> TROUBLE.matcher(fact.text()).find()).toList());
        boolean oneDay = stated.stream().map(fact -> fact.at().date()).filter(day -> day != null).distinct()
                .count() <= 1;
        if (symptoms.isEmpty() || !oneDay) {
            return new Timeline(index, null, null);
        }
        LocalTime first = symptoms.stream().map(fact -> fact.at().time()).min(LocalTime::compareTo).orElseThrow();
        LocalTime last = stated.stream().map(fact -> fact.until() == null ? fact.at().time() : fact.until().time())
                .max(LocalTime::compareTo).orElseThrow();
        return new Timeline(index, first, last);
    }

    private static boolean isSame(ChangeEvent change, TimelineFact fact) {
        return change.at() != null && change.at().time().equals(fact.at().time())
                && change.span().firstLine() == fact.span().firstLine();
    }

    @Nullable
    LocalTime onset() {
        return onset;
    }

    /** From the first symptom to the last time that is stated, such as 14:02–14:06; blank if there is none. */
    String window() {
        return onset == null || end == null ? "" : " " + onset + "–" + end;
    }

    /** Seconds from the onset to a change; positive when the change came later. Only for times without dates. */
    @Nullable
    Integer secondsAfterOnset(ChangeEvent change) {
        if (onset == null || change.at() == null) {
            return null;
        }
        LocalDate date = change.at().date();
        int seconds = change.at().time().toSecondOfDay() - onset.toSecondOfDay();
        // Without dates, a change in the evening before an onset after midnight must not count as later.
        return date == null && Math.abs(seconds) > DAY_SECONDS / 2 ? null : Integer.valueOf(seconds);
    }

    /** Durations of the trouble that a sentence states and that the stated times do not span, with the arithmetic. */
    Map<String, String> tooLong(String sentence) {
        Map<String, String> found = new LinkedHashMap<>();
        if (onset == null || end == null) {
            return found;
        }
        int span = end.toSecondOfDay() - onset.toSecondOfDay();
        String folded = Folded.of(sentence);
        for (Amount amount : new AmountScanner(NumberWords.inDigits(folded)).scan(new BitSet())) {
            if (amount.dimension() != Dimension.TIME || amount.value() < 60 || isStatedAsDuration(amount)) {
                continue;
            }
            String before = folded.substring(Math.max(0, amount.start() - 24), amount.start());
            String after = folded.substring(amount.end(), Math.min(folded.length(), amount.end() + 10));
            boolean lasted = LASTED.matcher(before).find() && !ANNOUNCED.matcher(after).find()
                    && !ANNOUNCED.matcher(before).find();
            if (lasted && amount.value() >= span + 60
                    || lasted && amount.closeness() == Amount.Closeness.MORE && amount.value() > span) {
                found.put(amount.text(), String.format(Locale.ROOT, "%s → %s = %s min < %s min", onset, end,
                        CheckWords.number(span / 60.0), CheckWords.number(amount.value() / 60)));
            }
        }
        return found;
    }

    /** Whether the context itself says that the trouble lasted so long; the window of a log excerpt does not. */
    private boolean isStatedAsDuration(Amount claim) {
        return index.amounts().stream()
                .filter(amount -> amount.dimension() == Dimension.TIME && claim.says(amount.value()))
                .anyMatch(amount -> STATED.matcher(
                        index.lower().substring(Math.max(0, amount.start() - 24), amount.start())).find());
    }
}
