package dev.triage.score;

import dev.triage.command.CommandVerdict;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import java.util.List;

/** Whether investigating changes nothing. */
record ChecklistReadOnly(Definition.About about) implements Scorer {

    @Override
    public Definition definition() {
        boolean shown = about == Definition.About.SHOWN;
        return Definition.share("checklist-read-only" + (shown ? "-shown" : ""), about,
                "Share of the checklist's commands that are known only to read"
                        + (shown ? ", after the checks moved what changes something to the plan." : "."));
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = about == Definition.About.SHOWN ? answer.shown() : answer.proposed();
        if (diagnosis == null) {
            return Score.none("there is no diagnosis");
        }
        List<Command> commands = ReportText.checklistCommands(diagnosis);
        return Score.share(commands.stream()
                .filter(command -> ReportText.judge(command).verdict() instanceof CommandVerdict.ReadOnly).count(),
                commands.size(), "the checklist has no commands");
    }
}
