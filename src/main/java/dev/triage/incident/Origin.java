package dev.triage.incident;

/** Where an incident came from; evaluation incidents are never offered as past incidents. */
public enum Origin {
    LIVE,
    SAMPLE,
    EVAL
}
