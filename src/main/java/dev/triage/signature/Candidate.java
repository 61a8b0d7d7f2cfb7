package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.similar.SimilarIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mode with what was found for and against it.
 *
 * @param speaksFor strongest first
 * @param speaksAgainst strongest first
 * @param score log-odds
 * @param kinds how many independent sorts of evidence speak for it
 * @param precedent a resolved past incident of the same cause
 * @param symptomOf the grounded cause of which this is only an effect
 */
record Candidate(Signature signature, List<ClueMatch> speaksFor, List<ClueMatch> speaksAgainst, double score, int kinds,
        @Nullable SimilarIncident precedent, @Nullable CauseCode symptomOf) {

    static final double HIGH_LEAST = 0.9;
    static final double MEDIUM_LEAST = 0.5;
    static final double LOW_LEAST = 0.1;
    private static final int KINDS_FOR_HIGH = 2;
    private static final double GROUNDED_EFFECT = 1.5;
    private static final double WEAK_EFFECT = 1;

    Candidate {
        speaksFor = List.copyOf(speaksFor);
        speaksAgainst = List.copyOf(speaksAgainst);
    }

    CauseCode cause() {
        return signature.cause();
    }

    double probability() {
        return 1 / (1 + Math.exp(-score));
    }

    Confidence confidence() {
        if (probability() >= HIGH_LEAST && kinds >= KINDS_FOR_HIGH) {
            return Confidence.HIGH;
        }
        return probability() >= MEDIUM_LEAST ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** Whether something that is more than a hint, and not only suspected, speaks for it. */
    boolean isGrounded() {
        return probability() >= MEDIUM_LEAST && restsOn(GROUNDED_EFFECT);
    }

    /** Whether it is worth a look for want of anything better: it rests on what is stated, and more than doubt is left. */
    boolean isWeakSuspect() {
        double support = speaksFor.stream().mapToDouble(ClueMatch::effect).sum();
        return cause() != CauseCode.NO_FAULT && restsOn(WEAK_EFFECT) && support - doubt() >= GROUNDED_EFFECT;
    }

    private boolean restsOn(double effect) {
        return speaksFor.stream()
                .anyMatch(match -> match.polarity() == Polarity.ASSERTED && match.effect() >= effect);
    }

    /** The log-odds that speak against it. */
    double doubt() {
        return speaksAgainst.stream().mapToDouble(ClueMatch::effect).sum();
    }

    Candidate explaining(double gain) {
        return new Candidate(signature, speaksFor, speaksAgainst, score + gain, kinds, precedent, symptomOf);
    }

    Candidate asSymptomOf(CauseCode cause) {
        return new Candidate(signature, speaksFor, speaksAgainst, score, kinds, precedent, cause);
    }
}
