package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares cron expressions with how often the text says that the job runs. */
final class ScheduleRule {

    private static final Pattern JOB = Pattern.compile(
            "\\b(?:cron|job|batch|schedul\\w*|nightly|sweep\\w*|task)\\b|定时|任务|批处理|夜间", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTICED = Pattern.compile(
            "contradict|conflict|mismatch|inconsisten|disagree|does(?: not|n't) (?:match|fit|agree)|differs?|矛盾|不符|不一致|冲突|对不上",
            Pattern.CASE_INSENSITIVE);
    private static final int NEAR_CHARS = 120;

    private final Ledger ledger;
    private final List<Schedule> crons;
    private final List<Schedule> conflicts;

    ScheduleRule(String context, Ledger ledger) {
        this.ledger = ledger;
        this.crons = Schedule.crons(context);
        this.conflicts = crons.isEmpty()
                ? List.of()
                : Schedule.stated(context).stream().filter(stated -> crons.stream()
                        .anyMatch(cron -> isNear(cron, stated) && !cron.agreesWith(stated))).toList();
    }

    private static boolean isNear(Schedule a, Schedule b) {
        return Math.min(Math.abs(a.start() - b.end()), Math.abs(b.start() - a.end())) <= NEAR_CHARS;
    }

    void check(Diagnosis diagnosis, List<Passage> passages) {
        if (isNoticed(diagnosis, passages)) {
            return;
        }
        boolean reported = false;
        for (Passage passage : passages) {
            reported |= sentence(passage);
        }
        if (!conflicts.isEmpty() && !reported) {
            unnoticed(diagnosis);
        }
    }

    /** A sentence that speaks of a job and how often it runs must agree with its cron expression. */
    private boolean sentence(Passage passage) {
        List<Schedule> here = Schedule.crons(passage.sentence());
        List<Schedule> expressions = here.isEmpty() ? crons : here;
        if (expressions.isEmpty() || here.isEmpty() && !JOB.matcher(passage.sentence()).find()) {
            return false;
        }
        List<Schedule> wrong = Schedule.stated(passage.sentence()).stream()
                .filter(stated -> expressions.stream().noneMatch(stated::agreesWith)).toList();
        if (wrong.isEmpty()) {
            return false;
        }
        report(FindingLevel.ERROR, passage.where(), passage.sentence(), expressions.getFirst(), wrong);
        return true;
    }

    private void unnoticed(Diagnosis diagnosis) {
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            String all = hypothesis.statement() + hypothesis.evidence().stream().map(Evidence::quote)
                    .collect(Collectors.joining(" "));
            if (JOB.matcher(all).find()) {
                report(FindingLevel.WARNING, "hypotheses[" + i + "].statement", hypothesis.statement(),
                        crons.getFirst(), conflicts);
                return;
            }
        }
    }

    private void report(FindingLevel level, String where, String subject, Schedule cron, List<Schedule> stated) {
        String claims = stated.stream().map(one -> "“" + one.text() + "” (" + Schedule.every(one.seconds()) + ")")
                .distinct().collect(Collectors.joining(", "));
        ledger.add("schedule-contradicts-cron", FindingKind.IMPLAUSIBLE, level, where, subject, cron.text(),
                Schedule.every(cron.seconds()), claims);
    }

    private boolean isNoticed(Diagnosis diagnosis, List<Passage> passages) {
        Stream<String> open = Stream.concat(diagnosis.hypotheses().stream().map(Hypothesis::wouldConfirm),
                diagnosis.missingFacts().stream().map(missing -> missing.fact()));
        List<String> all = new ArrayList<>(passages.stream().map(Passage::sentence).toList());
        open.filter(Objects::nonNull).forEach(all::add);
        return all.stream().anyMatch(text -> NOTICED.matcher(text).find()
                && (!Schedule.crons(text).isEmpty() || !Schedule.stated(text).isEmpty()));
    }
}
