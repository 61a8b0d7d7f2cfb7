package dev.triage.eval;

/**
 * Two arms that a matrix file says will be compared, before anybody has seen a result. Everything else is exploratory.
 *
 * @param a label of the arm that is there
 * @param b label of the arm that may take its place
 */
public record Contrast(String a, String b) {}
