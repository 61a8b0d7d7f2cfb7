package dev.triage.cli;

import dev.triage.eval.ProgressListener;
import dev.triage.llm.Price;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows a run's progress: one line that renews itself on a terminal, a line every few seconds elsewhere. */
final class EvalProgress implements ProgressListener {

    private static final long TERMINAL_MILLIS = 200;
    private static final long OTHERWISE_MILLIS = 5_000;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private long shownAt = -OTHERWISE_MILLIS;
    private boolean shown;

    EvalProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void progress(State state) {
        long now = state.elapsed().toMillis();
        boolean last = state.done() == state.total();
        if (!last && now - shownAt < (terminal ? TERMINAL_MILLIS : OTHERWISE_MILLIS)) {
            return;
        }
        shownAt = now;
        shown = true;
        String line = "%d of %d done, %d failed, %s so far, %s left".formatted(state.done(), state.total(),
                state.failed(), Price.shown(state.spentUsd()), text(state.left()));
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** Ends the line. */
    synchronized void end() {
        if (terminal && shown) {
            err.println();
        }
    }

    private static String text(Duration left) {
        return left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
                : left.toSeconds() + " s";
    }
}
