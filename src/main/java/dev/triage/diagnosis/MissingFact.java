package dev.triage.diagnosis;

/** Something that would decide between hypotheses, and how to get it. */
public record MissingFact(String fact, String howToGet) {}
