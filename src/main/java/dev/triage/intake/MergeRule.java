package dev.triage.intake;

/** Why an alert belongs to its incident. From the strongest reason to the weakest; the first that holds counts. */
public enum MergeRule {
    /** It is the alert that made the incident. */
    FIRST,
    /** The same alert fired before. */
    SAME_ALERT,
    /** The monitoring system groups them. */
    SAME_GROUP,
    /** The same service. */
    SAME_SERVICE,
    /** The same machine. */
    SAME_NODE,
    /** The same namespace. */
    SAME_NAMESPACE,
    /** The same alert of another part of the same cluster, environment or region. */
    SAME_NAME,
    /** A person has split it off into an incident of its own. */
    SPLIT,
    /** Its beginning was never told, so it belongs to no incident. */
    NONE
}
