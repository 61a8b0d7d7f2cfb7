package dev.triage.signature;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Quantity;
import dev.triage.fact.SqlStatement;
import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers clues from one case file. */
record ClueReader(CaseFile file) {

    /** What is only suspected counts for a third: notes name wrong suspicions as often as right ones. */
    private static final double HEDGED_STRENGTH = 0.35;
    /** A change without a time may have been long ago. */
    private static final double UNDATED_STRENGTH = 0.5;
    private static final int PLACES_MAX = 3;

    Optional<ClueMatch> read(Clue clue) {
        return read(clue, clue.condition());
    }

    private Optional<ClueMatch> read(Clue clue, Condition condition) {
        return switch (condition) {
            case Condition.Words words -> words(clue, words);
            case Condition.ErrorCode error -> error(clue, error);
            case Condition.Metric metric -> metric(clue, metric);
            case Condition.Sql sql -> sql(clue, sql);
            case Condition.Change change -> change(clue, change);
            case Condition.Amount amount -> amount(clue, amount);
            case Condition.All all -> all(clue, all);
        };
    }

    private Optional<ClueMatch> words(Clue clue, Condition.Words words) {
        List<PhraseHit> hits = words.phrases().stream().flatMap(phrase -> file.hits(phrase).stream())
                .sorted(Comparator.comparing(PhraseHit::polarity).thenComparingInt(PhraseHit::start)).toList();
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        Polarity polarity = hits.getFirst().polarity();
        List<PhraseHit> chosen = hits.stream().filter(hit -> hit.polarity() == polarity).toList();
        if (chosen.size() < words.times() && polarity != Polarity.NEGATED) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        chosen.forEach(hit -> hit.names().forEach(names::putIfAbsent));
        double strength = polarity == Polarity.HEDGED ? HEDGED_STRENGTH : 1;
        return Optional.of(new ClueMatch(clue, polarity, chosen.stream().limit(PLACES_MAX)
                .map(hit -> new Place(hit.start(), hit.end())).toList(), names, strength));
    }

    private Optional<ClueMatch> error(Clue clue, Condition.ErrorCode condition) {
        List<ErrorSignature> found = condition.codes().stream().flatMap(code -> file.errors(code).stream())
                .sorted(Comparator.comparingInt(error -> error.span().start())).toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Polarity polarity = found.stream()
                .map(error -> Polarity.of(file.text(), error.span().start(), error.span().end()))
                .min(Comparator.naturalOrder()).orElse(Polarity.ASSERTED);
        List<Place> places = found.stream().limit(PLACES_MAX)
                .map(error -> new Place(error.span().start(), error.span().end())).toList();
        return Optional.of(new ClueMatch(clue, polarity, places, Map.of(),
                polarity == Polarity.HEDGED ? HEDGED_STRENGTH : 1));
    }

    private Optional<ClueMatch> metric(Clue clue, Condition.Metric condition) {
        List<Place> places = file.readings().stream().filter(reading -> holds(condition, reading)).limit(PLACES_MAX)
                .map(reading -> new Place(reading.start(), reading.end())).toList();
        return asserted(clue, places, Map.of(), 1);
    }

    private static boolean holds(Condition.Metric condition, Reading reading) {
        return (condition.dimension() == null || condition.dimension() == reading.dimension())
                && least(reading.rise(), condition.factor()) && least(reading.drop(), condition.drop())
                && least(reading.usage(), condition.usage()) && least(reading.peak(), condition.atLeast())
                && (Double.isNaN(condition.atMost()) || reading.peak() <= condition.atMost())
                && least(reading.typical(), condition.typical()) && (!condition.recovered() || reading.hasRecovered())
                && condition.name().matcher(reading.metric()).find();
    }

    private static boolean least(double value, double bound) {
        return Double.isNaN(bound) || value >= bound;
    }

    private Optional<ClueMatch> sql(Clue clue, Condition.Sql condition) {
        List<SqlStatement> found = file.statements().stream()
                .filter(statement -> condition.verbs().isEmpty() || condition.verbs().contains(statement.verb()))
                .filter(statement -> condition.pattern().matcher(statement.sql()).find()).toList();
        if (found.size() < condition.times()) {
            return Optional.empty();
        }
        Map<String, String> names = found.isEmpty() || found.getFirst().tables().isEmpty()
                ? Map.of()
                : Map.of("table", found.getFirst().tables().getFirst());
        return asserted(clue, found.stream().limit(PLACES_MAX)
                .map(statement -> new Place(statement.span().start(), statement.span().end())).toList(), names, 1);
    }

    /** A change before the onset speaks for, one after it speaks against, one without a time counts half. */
    private Optional<ClueMatch> change(Clue clue, Condition.Change condition) {
        List<ClueMatch> matches = new ArrayList<>();
        for (ChangeEvent change : file.changes()) {
            if (!condition.kinds().contains(change.kind()) || file.isQuotedDocument(change.span().start())
                    || (condition.pattern() != null && !condition.pattern().matcher(change.text()).find())) {
                continue;
            }
            List<Place> place = List.of(new Place(change.span().start(), change.span().end()));
            OptionalLong minutes = file.chronology().minutesBeforeOnset(change);
            if (minutes.isEmpty() || change.kind() == ChangeKind.NONE) {
                matches.add(new ClueMatch(clue, Polarity.ASSERTED, place, Map.of(),
                        change.kind() == ChangeKind.NONE ? 1 : UNDATED_STRENGTH));
            } else if (minutes.getAsLong() < 0) {
                matches.add(new ClueMatch(clue, Polarity.NEGATED, place, Map.of(), 1));
            } else if (minutes.getAsLong() <= condition.withinMinutes()) {
                matches.add(new ClueMatch(clue, Polarity.ASSERTED, place, Map.of(), 1));
            }
        }
        return matches.stream()
                .min(Comparator.comparing(ClueMatch::polarity).thenComparingDouble(match -> -match.strength()));
    }

    private Optional<ClueMatch> amount(Clue clue, Condition.Amount condition) {
        List<Place> places = file.quantities().stream().filter(quantity -> holds(condition, quantity))
                .limit(PLACES_MAX).map(quantity -> new Place(quantity.span().start(), quantity.span().end())).toList();
        return asserted(clue, places, Map.of(), 1);
    }

    private static boolean holds(Condition.Amount condition, Quantity quantity) {
        return quantity.measure().dimension() == condition.dimension()
                && quantity.measure().value() >= condition.atLeast()
                && condition.subject().matcher(quantity.subject()).find();
    }

    private Optional<ClueMatch> all(Clue clue, Condition.All all) {
        List<Place> places = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        double strength = 1;
        for (Condition part : all.parts()) {
            Optional<ClueMatch> match = read(clue, part).filter(found -> found.polarity() != Polarity.NEGATED);
            if (match.isEmpty()) {
                return Optional.empty();
            }
            places.add(match.get().places().getFirst());
            match.get().names().forEach(names::putIfAbsent);
            strength = Math.min(strength, match.get().strength());
        }
        return asserted(clue, places, names, strength);
    }

    private static Optional<ClueMatch> asserted(Clue clue, List<Place> places, Map<String, String> names,
            double strength) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClueMatch(clue, Polarity.ASSERTED, places, names, strength));
    }
}
