package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts candidates in order. A symptom never stands above its cause when both are grounded; a cause that explains an
 * effect which is seen gains a little for it.
 */
final class Ranking {

    private static final double EXPLAINS = 0.8;
    private static final int CANDIDATES_MAX = 5;

    private Ranking() {}

    /** The likeliest first, one of each cause, at most {@value #CANDIDATES_MAX}. */
    static List<Candidate> rank(Stream<Candidate> candidates) {
        Map<CauseCode, Candidate> best = new EnumMap<>(CauseCode.class);
        candidates.forEach(candidate -> best.merge(candidate.cause(), candidate,
                (a, b) -> a.score() >= b.score() ? a : b));
        Map<CauseCode, CauseCode> causeOf = new EnumMap<>(CauseCode.class);
        for (Candidate candidate : best.values()) {
            cause(candidate, best).ifPresent(cause -> causeOf.put(candidate.cause(), cause));
        }
        causeOf.keySet().removeIf(code -> isCircular(code, causeOf));
        List<Candidate> roots = best.values().stream().filter(candidate -> !causeOf.containsKey(candidate.cause()))
                .map(candidate -> causeOf.containsValue(candidate.cause()) ? candidate.explaining(EXPLAINS) : candidate)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed()).toList();
        List<Candidate> ranked = new ArrayList<>();
        roots.forEach(root -> addWithSymptoms(root, best, causeOf, ranked));
        return ranked.stream().limit(CANDIDATES_MAX).toList();
    }

    private static Optional<CauseCode> cause(Candidate symptom, Map<CauseCode, Candidate> all) {
        return symptom.signature().symptomOf().stream().map(all::get)
                .filter(cause -> cause != null && cause.isGrounded())
                .max(Comparator.comparingDouble(Candidate::score)).map(Candidate::cause);
    }

    private static boolean isCircular(CauseCode code, Map<CauseCode, CauseCode> causeOf) {
        CauseCode at = causeOf.get(code);
        for (int steps = 0; at != null && steps < CauseCode.values().length; steps++) {
            if (at == code) {
                return true;
            }
            at = causeOf.get(at);
        }
        return false;
    }

    private static void addWithSymptoms(Candidate cause, Map<CauseCode, Candidate> all,
            Map<CauseCode, CauseCode> causeOf, List<Candidate> ranked) {
        ranked.add(cause);
        all.values().stream().filter(candidate -> causeOf.get(candidate.cause()) == cause.cause())
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .forEach(symptom -> addWithSymptoms(symptom.asSymptomOf(cause.cause()), all, causeOf, ranked));
    }
}
