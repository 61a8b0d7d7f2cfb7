package dev.triage.signature;

import dev.triage.incident.Resolution;
import dev.triage.similar.SimilarIncident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up evidence in log-odds, as naive Bayes does:
 *
 * <pre>score = prior + Σ weight · strength · damping − Σ weight · strength</pre>
 *
 * <p>Evidence is not independent, so the second clue of the same sort counts {@code 0.5}, the third {@code 0.3}, later
 * ones {@code 0.2}; a clue that reads words which a stronger one has already read counts a quarter and is no sort of its
 * own. What the context denies ("no OOM") speaks against with 0.7 of the weight.
 */
final class Scorer {

    private static final double[] DAMPING = {1, 0.5, 0.3, 0.2};
    private static final double SAME_WORDS = 0.25;
    private static final double DENIED = 0.7;
    private static final double PRECEDENT = 0.6;

    private final ClueReader reader;
    private final List<SimilarIncident> similar;

    Scorer(CaseFile file, List<SimilarIncident> similar) {
        this.reader = new ClueReader(file);
        this.similar = similar;
    }

    /** The mode with its score; empty when its gate is shut or nothing at all speaks for it. */
    Optional<Candidate> score(Signature signature) {
        List<ClueMatch> gate = matches(signature.requires());
        boolean shut = gate.stream().allMatch(match -> match.polarity() == Polarity.NEGATED);
        return shut && !signature.requires().isEmpty() ? Optional.empty() : weigh(signature, gate);
    }

    /** The mode with its score although its gate is not open; empty when the gate is denied or nothing speaks for it. */
    Optional<Candidate> suspect(Signature signature) {
        return matches(signature.requires()).isEmpty() ? weigh(signature, List.of()) : score(signature);
    }

    private Optional<Candidate> weigh(Signature signature, List<ClueMatch> gate) {
        List<ClueMatch> all = new ArrayList<>(gate);
        all.addAll(matches(signature.speaksFor()));
        List<ClueMatch> speaksFor = strongestFirst(
                all.stream().filter(match -> match.polarity() != Polarity.NEGATED).toList());
        if (speaksFor.isEmpty()) {
            return Optional.empty();
        }
        List<ClueMatch> speaksAgainst = new ArrayList<>();
        all.stream().filter(match -> match.polarity() == Polarity.NEGATED).map(Scorer::denied)
                .forEach(speaksAgainst::add);
        matches(signature.speaksAgainst()).stream().filter(match -> match.polarity() != Polarity.NEGATED)
                .forEach(speaksAgainst::add);
        return Optional.of(weigh(signature, speaksFor, strongestFirst(speaksAgainst)));
    }

    private List<ClueMatch> matches(List<Clue> clues) {
        return clues.stream().map(reader::read).flatMap(Optional::stream).toList();
    }

    private static ClueMatch denied(ClueMatch match) {
        return new ClueMatch(match.clue(), match.polarity(), match.places(), match.names(), match.strength() * DENIED);
    }

    private static List<ClueMatch> strongestFirst(List<ClueMatch> matches) {
        return matches.stream().sorted(Comparator.comparingDouble(ClueMatch::effect).reversed()).toList();
    }

    private Candidate weigh(Signature signature, List<ClueMatch> speaksFor, List<ClueMatch> speaksAgainst) {
        double score = signature.prior();
        List<ClueMatch> counted = new ArrayList<>();
        Map<EvidenceKind, Integer> ofKind = new EnumMap<>(EvidenceKind.class);
        Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
        for (ClueMatch match : speaksFor) {
            if (readsSameWords(match, counted)) {
                score += match.effect() * SAME_WORDS;
                continue;
            }
            EvidenceKind kind = match.clue().kind();
            int before = ofKind.merge(kind, 1, Integer::sum) - 1;
            score += match.effect() * DAMPING[Math.min(before, DAMPING.length - 1)];
            counted.add(match);
            kinds.add(kind);
        }
        score -= speaksAgainst.stream().mapToDouble(ClueMatch::effect).sum();
        SimilarIncident precedent = precedent(signature);
        if (precedent != null) {
            score += PRECEDENT;
        }
        return new Candidate(signature, speaksFor, speaksAgainst, score, kinds.size(), precedent, null);
    }

    private static boolean readsSameWords(ClueMatch match, List<ClueMatch> counted) {
        return counted.stream().anyMatch(other -> match.places().stream()
                .allMatch(place -> other.places().stream().anyMatch(place::overlaps)));
    }

    private @Nullable SimilarIncident precedent(Signature signature) {
        return similar.stream().filter(incident -> isOf(incident.resolution(), signature)).findFirst().orElse(null);
    }

    private static boolean isOf(@Nullable Resolution resolution, Signature signature) {
        return resolution != null && signature.cause().name().equals(resolution.causeCode());
    }
}
