package dev.triage.command;

/**
 * What the commands before have done, as far as later ones depend on it.
 *
 * @param known whether anything is known about it
 * @param cancelled a query was cancelled
 * @param begun something was looked at or done, other than a restart
 */
record Order(boolean known, boolean cancelled, boolean begun) {

    static final Order UNKNOWN = new Order(false, false, false);
    static final Order FIRST = new Order(true, false, false);

    Order after(Anatomy done) {
        boolean cancels = done.statements().stream().flatMap(statement -> statement.calls().stream())
                .anyMatch(call -> call.name().equals("pg_cancel_backend"));
        boolean other = !done.statements().isEmpty()
                || done.invocations().stream().anyMatch(call -> !Restarts.is(call));
        return new Order(known, cancelled || cancels, begun || other);
    }
}
