package dev.triage.prompt;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.LogLevel;
import dev.triage.fact.LogTemplate;
import dev.triage.fact.MetricChange;
import dev.triage.fact.Quantity;
import dev.triage.fact.SqlStatement;
import dev.triage.fact.TimelineFact;

/** How much a line or a fact helps a diagnosis: what changed first, then what broke, then when, then the rest. */
final class FactValue {

    /** The highest value. */
    static final byte MAX = 6;
    /** From here on a line says something of its own, even if others look like it. */
    static final byte DISTINCT = 5;
    /** Sentences that people wrote. */
    static final byte PROSE = 3;
    /** A line of which nothing is known. */
    static final byte OTHER = 1;

    private FactValue() {}

    static byte of(Fact fact) {
        return switch (fact) {
            case ChangeEvent ignored -> MAX;
            case MetricChange ignored -> DISTINCT;
            case ErrorSignature ignored -> 4;
            case SqlStatement ignored -> 4;
            case TimelineFact ignored -> 3;
            case LogTemplate log -> of(log.level());
            case Quantity ignored -> 2;
        };
    }

    private static byte of(LogLevel level) {
        return switch (level) {
            case FATAL, ERROR -> 4;
            case WARN -> 3;
            case INFO, DEBUG, UNKNOWN -> 1;
        };
    }
}
