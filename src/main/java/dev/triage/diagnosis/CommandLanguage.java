package dev.triage.diagnosis;

/** The language in which a command is written. */
public enum CommandLanguage {
    SQL,
    SHELL,
    KUBECTL,
    DOCKER,
    SYSTEMCTL,
    REDIS_CLI,
    KAFKA,
    AWS,
    GCLOUD,
    CURL,
    PROMQL,
    LOGQL,
    OTHER
}
