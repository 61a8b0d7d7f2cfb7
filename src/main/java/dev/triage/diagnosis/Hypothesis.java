package dev.triage.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A possible root cause.
 *
 * @param statement one or two sentences
 * @param evidence what speaks for it
 * @param contradicting what speaks against it
 * @param wouldConfirm what to look at to be sure
 * @param symptomOf the cause of which this is only an effect, if so
 */
public record Hypothesis(CauseCode causeCode, String statement, List<Entity> entities, Confidence confidence,
        List<Evidence> evidence, List<Evidence> contradicting, String wouldConfirm, @Nullable CauseCode symptomOf) {

    public Hypothesis {
        entities = List.copyOf(entities);
        evidence = List.copyOf(evidence);
        contradicting = List.copyOf(contradicting);
    }
}
