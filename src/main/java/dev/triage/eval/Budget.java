package dev.triage.eval;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money that a run may spend. Before a call the worst that it can cost is reserved; a call that could pass the limit
 * waits for others to come in cheaper than reserved, and is refused when none is under way. Thread-safe.
 */
final class Budget {

    /** The next call could pass the limit. */
    static final class Reached extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Reached() {
            super("the budget is spent", null, false, false);
        }
    }

    private final @Nullable BigDecimal limit;
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private boolean reached;

    /** @param limit dollars; null for no limit */
    Budget(@Nullable BigDecimal limit) {
        this.limit = limit;
    }

    synchronized void reserve(BigDecimal worst) {
        BigDecimal most = limit;
        if (most != null) {
            while (!reached && spent.add(reserved).add(worst).compareTo(most) > 0) {
                if (reserved.signum() == 0) {
                    reached = true;
                } else {
                    await();
                }
            }
            if (reached) {
                notifyAll();
                throw new Reached();
            }
        }
        reserved = reserved.add(worst);
    }

    synchronized void settle(BigDecimal worst, BigDecimal cost) {
        reserved = reserved.subtract(worst);
        spent = spent.add(cost);
        notifyAll();
    }

    synchronized BigDecimal spent() {
        return spent;
    }

    synchronized boolean isReached() {
        return reached;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reached = true;
        }
    }
}
