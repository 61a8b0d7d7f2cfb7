package dev.triage.fact;

/** Severity of a log line. */
public enum LogLevel {
    FATAL,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    UNKNOWN
}
