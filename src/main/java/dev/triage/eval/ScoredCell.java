package dev.triage.eval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.triage.score.Bet;
import dev.triage.score.Calibration;
import dev.triage.score.Score;
import dev.triage.score.Scorers;
import dev.triage.score.Trap;
import dev.triage.score.Traps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell with its scores, and with all that comparing needs of its case: comparing needs no cases, so a baseline stays
 * readable when they change.
 *
 * @param key of the cell's row
 * @param incident shared by language twins; the unit of the statistics
 * @param family the cluster
 * @param contextLanguage language of the case, where {@code id.language} is that of the report
 * @param scores by name; what is not scored is not there
 * @param unscored why, by name
 * @param traps the case's traps that were hit
 * @param critical those of them that fail the gate at once when they are new
 * @param expected the right cause's code, or that abstaining is right
 * @param found what the analyst said: the first cause's code, or the outcome where there is none
 * @param bet the first hypothesis' confidence and whether it is right; null if the answer makes no bet
 */
public record ScoredCell(String key, CellId id, String incident, String family, boolean hard, boolean mustPass,
        List<String> tags, String title, String contextLanguage, Cell.Status status, String reason,
        Map<String, Double> scores, Map<String, String> unscored, List<String> traps, List<String> critical,
        String expected, String found, @Nullable Bet bet) {

    public ScoredCell {
        tags = List.copyOf(tags);
        scores = new LinkedHashMap<>(scores);
        unscored = new LinkedHashMap<>(unscored);
        traps = List.copyOf(traps);
        critical = List.copyOf(critical);
    }

    static ScoredCell of(EvalCase one, Cell cell) {
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, String> unscored = new LinkedHashMap<>();
        List<Trap> hit = List.of();
        Bet bet = null;
        if (cell.status() != Cell.Status.INFRASTRUCTURE) {
            Scorers.score(one.expected(), cell.answer()).forEach((name, score) -> {
                switch (score) {
                    case Score.Scored it -> scores.put(name, it.value());
                    case Score.Unscored it -> unscored.put(name, it.reason());
                }
            });
            hit = Traps.hit(one.expected(), cell.answer());
            bet = Calibration.bet(one.expected(), cell.proposed()).orElse(null);
        }
        return new ScoredCell(cell.key(), cell.id(), one.incident(), one.family(), one.hard(), one.mustPass(),
                one.tags(), one.title(), one.language(), cell.status(), cell.reason(), scores, unscored,
                hit.stream().map(Trap::what).toList(), hit.stream().filter(Trap::critical).map(Trap::what).toList(),
                one.expected().cause() == null ? "abstain" : one.expected().cause().code().name(), found(cell), bet);
    }

    private static String found(Cell cell) {
        return Optional.ofNullable(cell.proposed())
                .map(diagnosis -> diagnosis.hypotheses().isEmpty()
                        ? diagnosis.outcome().name()
                        : diagnosis.hypotheses().getFirst().causeCode().name())
                .orElse(cell.status().name());
    }

    /** Whether it may be scored at all. */
    @JsonIgnore
    public boolean isScored() {
        return status != Cell.Status.INFRASTRUCTURE;
    }

    /** Whether the triage can be called correct. */
    @JsonIgnore
    public boolean isCorrect() {
        return scores.getOrDefault(Scorers.CORRECT, 0.0) > 0.5;
    }
}
