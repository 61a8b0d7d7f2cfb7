package dev.triage.intake;

/**
 * What an alert has in common with others of its failure.
 *
 * @param scope the cluster or the like that both must be of; blank if the alert names none
 */
record JoinKey(MergeRule rule, String value, String scope) {

    /** The reason in words, for people. */
    String reason(String window) {
        String where = scope.isEmpty() ? "" : " in " + scope;
        return switch (rule) {
            case SAME_GROUP -> "same group of the monitoring system";
            case SAME_SERVICE -> "same service %s%s within %s".formatted(value, where, window);
            case SAME_NODE -> "same node %s%s within %s".formatted(value, where, window);
            case SAME_NAMESPACE -> "same namespace %s%s within %s".formatted(value, where, window);
            case SAME_NAME -> "same alert %s%s within %s".formatted(value, where, window);
            case FIRST, SAME_ALERT, SPLIT, NONE -> throw new IllegalArgumentException(rule + " is not found by a key");
        };
    }
}
