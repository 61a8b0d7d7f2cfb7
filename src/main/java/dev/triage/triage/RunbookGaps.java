package dev.triage.triage;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Priority;
import dev.triage.runbook.Runbook;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.Runbooks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an incident tells about the runbooks: that one is missing, or that nobody has looked one through for long. */
@Component
class RunbookGaps {

    /** A runbook that was not looked through for so many days may describe a system that is gone. */
    static final int STALE_AFTER_DAYS = 365;

    private final Runbooks runbooks;

    RunbookGaps(Runbooks runbooks) {
        this.runbooks = runbooks;
    }

    /** Follow-ups in the language of the report, none if the incident has no cause or its runbooks are well. */
    List<FollowUp> of(Diagnosis diagnosis, List<RunbookMatch> sections, String language, Instant now) {
        boolean chinese = language.startsWith("zh");
        boolean hasCause = diagnosis.outcome() == Outcome.ESTABLISHED || diagnosis.outcome() == Outcome.SUSPECTED;
        List<FollowUp> gaps = new ArrayList<>();
        if (hasCause && sections.isEmpty() && !diagnosis.hypotheses().isEmpty()) {
            CauseCode cause = diagnosis.hypotheses().getFirst().causeCode();
            gaps.add(new FollowUp(Priority.P3, chinese
                    ? "编写针对 %s 的运行手册:没有适用于本次事件的手册".formatted(cause)
                    : "Write a runbook for %s: none applies to this incident".formatted(cause), owner(chinese)));
        }
        LocalDate stale = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(STALE_AFTER_DAYS);
        sections.stream().map(match -> match.section().anchor().split("#", 2)[0]).distinct().map(runbooks::get)
                .flatMap(Optional::stream)
                .filter(runbook -> runbook.reviewed() != null && runbook.reviewed().isBefore(stale))
                .forEach(runbook -> gaps.add(new FollowUp(Priority.P3, review(runbook, chinese), owner(chinese))));
        return gaps;
    }

    private static String review(Runbook runbook, boolean chinese) {
        return chinese
                ? "检查运行手册“%s”:上次审阅于 %s".formatted(runbook.title(), runbook.reviewed())
                : "Look through the runbook \"%s\": last reviewed %s".formatted(runbook.title(), runbook.reviewed());
    }

    private static String owner(boolean chinese) {
        return chinese ? "服务负责人" : "service owner";
    }
}
