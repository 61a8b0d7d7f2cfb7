package dev.triage.fact;

/** What a number measures; values are kept in the base unit named here. */
public enum Dimension {
    /** seconds */
    TIME,
    /** bytes */
    BYTES,
    /** a share of one: 12 % is 0.12 */
    RATIO,
    /** things: connections, rows, requests */
    COUNT,
    /** events in a second */
    PER_SECOND,
    /** bytes in a second */
    BYTES_PER_SECOND,
    /** money of any currency */
    MONEY,
    /** a number without a unit */
    PLAIN
}
