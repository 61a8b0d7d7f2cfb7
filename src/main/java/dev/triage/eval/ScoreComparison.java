package dev.triage.eval;

import dev.triage.score.Definition;
import dev.triage.stats.Comparison;

/**
 * One score of both sides.
 *
 * @param comparison turned so that more is better; its means are turned too
 * @param decides whether the gate goes by it; everything else is exploratory
 */
public record ScoreComparison(Definition definition, Comparison comparison, boolean decides) {

    /** Mean of A as the score counts. */
    public double meanA() {
        return definition.oriented(comparison.meanA());
    }

    /** Mean of B as the score counts. */
    public double meanB() {
        return definition.oriented(comparison.meanB());
    }
}
