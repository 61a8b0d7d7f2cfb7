package dev.triage.score;

import dev.triage.diagnosis.Confidence;

/**
 * How sure a first hypothesis is, and whether it is right.
 *
 * @param stated chance that the confidence stands for: high .9, medium .6, low .3
 */
public record Bet(Confidence confidence, double stated, boolean right) {}
