package dev.triage.score;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the right cause among the hypotheses. */
final class Causes {

    private Causes() {}

    /**
     * Rank of the first hypothesis that names a right cause, from 1; 0 if none does. A hypothesis that is marked as the
     * effect of something else names no cause, but takes up its rank: a symptom above the cause is a fault.
     */
    static int rank(Expected key, Diagnosis diagnosis) {
        if (key.nothingWrong() && diagnosis.outcome() == Outcome.NO_INCIDENT) {
            return 1;
        }
        List<Hypothesis> hypotheses = diagnosis.hypotheses();
        for (int i = 0; i < hypotheses.size(); i++) {
            if (isRight(key, hypotheses.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    static boolean isRight(Expected key, Hypothesis hypothesis) {
        return hypothesis.symptomOf() == null && accepted(key).anyMatch(
                cause -> cause.code() == hypothesis.causeCode() && names(hypothesis, cause.entities()));
    }

    static Stream<ExpectedCause> accepted(Expected key) {
        return Stream.concat(Stream.ofNullable(key.cause()), key.alternatives().stream());
    }

    static boolean isAccepted(Expected key, CauseCode code) {
        return accepted(key).anyMatch(cause -> cause.code() == code);
    }

    private static boolean names(Hypothesis hypothesis, List<String> entities) {
        return entities.stream().allMatch(entity -> Arrays.stream(entity.split("\\|")).map(String::strip)
                .anyMatch(name -> names(hypothesis, name)));
    }

    /** In its entities, as a whole or within a longer name such as {@code public.orders}; or in its statement. */
    private static boolean names(Hypothesis hypothesis, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Stream
                .concat(hypothesis.entities().stream().map(entity -> entity.name()), Stream.of(hypothesis.statement()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
