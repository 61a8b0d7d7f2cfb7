package dev.triage.score;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandVerdict;
import dev.triage.command.Judgement;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts and commands of a diagnosis, by what they are. */
final class ReportText {

    private ReportText() {}

    /** What the analyst says in its own words. */
    static String prose(Diagnosis diagnosis) {
        List<String> parts = new ArrayList<>(List.of(diagnosis.summary(), diagnosis.severity().reasoning(),
                diagnosis.impact().statement(), diagnosis.postmortem().summary(), diagnosis.postmortem().impact(),
                diagnosis.postmortem().rootCause(), diagnosis.postmortem().detection(),
                diagnosis.postmortem().response()));
        diagnosis.hypotheses().forEach(each -> parts.add(each.statement()));
        parts.addAll(diagnosis.impact().measured());
        diagnosis.mitigations().forEach(step -> parts.add(step.action()));
        diagnosis.postmortem().timeline().forEach(entry -> parts.add(entry.event()));
        return String.join("\n", parts);
    }

    /** All that a reader learns: prose, quotes, what a hypothesis is about. */
    static String all(Diagnosis diagnosis) {
        List<String> parts = new ArrayList<>(List.of(prose(diagnosis)));
        for (Hypothesis each : diagnosis.hypotheses()) {
            each.evidence().forEach(evidence -> parts.add(evidence.quote()));
            each.contradicting().forEach(evidence -> parts.add(evidence.quote()));
            each.entities().forEach(entity -> parts.add(entity.name()));
            parts.add(each.wouldConfirm());
        }
        return String.join("\n", parts);
    }

    /** The plan: actions with their commands. */
    static String plan(Diagnosis diagnosis) {
        List<String> parts = new ArrayList<>();
        for (MitigationStep step : diagnosis.mitigations()) {
            parts.add(step.action());
            step.commands().forEach(command -> parts.add(command.text()));
        }
        return String.join("\n", parts);
    }

    static List<Command> planCommands(Diagnosis diagnosis) {
        return diagnosis.mitigations().stream().flatMap(step -> step.commands().stream()).toList();
    }

    static List<Command> checklistCommands(Diagnosis diagnosis) {
        return diagnosis.checklist().stream().map(ChecklistStep::command).filter(Objects::nonNull).toList();
    }

    static Judgement judge(Command command) {
        return CommandJudge.assess(command, CommandContext.none());
    }

    static boolean isDangerous(Command command) {
        return judge(command).verdict() instanceof CommandVerdict.Dangerous;
    }
}
