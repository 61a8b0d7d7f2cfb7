package dev.triage.score;

import dev.triage.incident.Severity;
import java.util.stream.Stream;

/** How near the severity comes. */
record SeverityScore(int off) implements Scorer {

    @Override
    public Definition definition() {
        return off == 0
                ? Definition.passFail("severity-exact", Definition.About.PROPOSED,
                        "1 if the level is the right one or one of those that count as right.")
                : Definition.passFail("severity-off-by-one", Definition.About.PROPOSED,
                        "1 if the level is right or next to a right one; UNKNOWN is next to none.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (answer.proposed() == null) {
            return Score.of(false);
        }
        Severity given = answer.proposed().severity().level();
        return Score.of(Stream.concat(Stream.of(key.severity()), key.severityAccepted().stream())
                .anyMatch(right -> right == given || right != Severity.UNKNOWN && given != Severity.UNKNOWN
                        && Math.abs(right.ordinal() - given.ordinal()) <= off));
    }
}
