package dev.triage.score;

/** Computes one score of one answer. Pure; no infrastructure failure ever gets here. */
public interface Scorer {

    Definition definition();

    Score score(Expected key, Answer answer);
}
