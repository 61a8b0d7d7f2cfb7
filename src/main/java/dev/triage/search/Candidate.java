package dev.triage.search;

import java.util.UUID;

/** A document that is near by words or by meaning, with both measures. */
record Candidate(UUID ref, int part, double trigram, double cosine) {}
