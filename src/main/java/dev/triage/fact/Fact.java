package dev.triage.fact;

/** Something the context says, read by rule and not by judgement, with the place where it says so. */
public sealed interface Fact
        permits TimelineFact, MetricChange, LogTemplate, ChangeEvent, ErrorSignature, SqlStatement, Quantity {

    /** The number of the fact within its sheet, such as {@code F12}. */
    String id();

    /** Where the context says it. */
    Span span();
}
