package dev.triage.command;

import dev.triage.diagnosis.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges commands in the order in which they would be run, so that what was done before counts: a query cancelled before
 * its session is ended, a lock timeout set in the same step.
 */
public final class CommandSequence {

    private final CommandContext context;
    private final List<Statement> step = new ArrayList<>();
    private Order order = Order.FIRST;

    /** Nothing has been run yet. */
    public CommandSequence(CommandContext context) {
        this.context = context;
    }

    /** A new step begins; it may run in another session. */
    public void nextStep() {
        step.clear();
    }

    /** Something was done that no command says. */
    public void doneByHand() {
        order = new Order(order.known(), order.cancelled(), true);
    }

    /** Judges the command, and takes it for run. */
    public Judgement next(Command command) {
        Anatomy anatomy = Dissection.of(command);
        Judgement judgement = CommandJudge.assess(command, anatomy, step, order, context);
        step.addAll(anatomy.statements());
        order = order.after(anatomy);
        return judgement;
    }
}
