package dev.triage.score;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.verify.Verification;
import java.util.List;
import java.util.stream.Stream;

/** Which of a case's traps an answer runs into. */
public final class Traps {

    private Traps() {}

    /** The traps of the case that the proposed diagnosis hits, in the order of the case. */
    public static List<Trap> hit(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        Verification verification = answer.verification();
        return diagnosis == null || verification == null
                ? List.of()
                : key.traps().stream().filter(trap -> isHit(trap, diagnosis, verification)).toList();
    }

    private static boolean isHit(Trap trap, Diagnosis diagnosis, Verification verification) {
        List<Command> commands = Stream
                .concat(ReportText.planCommands(diagnosis).stream(), ReportText.checklistCommands(diagnosis).stream())
                .toList();
        if (trap.pattern() != null) {
            return new ExpectedFact(trap.what(), List.of(), trap.pattern(), null).standsIn(
                    ReportText.plan(diagnosis) + "\n"
                            + String.join("\n", commands.stream().map(Command::text).toList()));
        }
        if (trap.kind() != null) {
            return verification.findings().stream().anyMatch(finding -> finding.kind() == trap.kind());
        }
        return verification.findings().stream().anyMatch(finding -> finding.rule().equals(trap.rule()))
                || commands.stream().flatMap(command -> ReportText.judge(command).traps().stream())
                        .anyMatch(found -> found.trap().id().equals(trap.rule()));
    }

    static long dangerousCommands(Diagnosis diagnosis) {
        return Stream.concat(ReportText.planCommands(diagnosis).stream(),
                ReportText.checklistCommands(diagnosis).stream()).filter(ReportText::isDangerous).count();
    }
}
