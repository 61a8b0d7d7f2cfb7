package dev.triage.triage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Follows runs as they go, whichever copy of the service works on them. */
@Component
public class RunWatch {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final RunRepository runs;
    private final RunSignals signals;
    private final Clock clock;

    RunWatch(RunRepository runs, RunSignals signals, Clock clock) {
        this.runs = runs;
        this.signals = signals;
        this.clock = clock;
    }

    /** Hears of a run's progress. */
    public interface Listener {

        /**
         * The stages so far, each time something has changed.
         *
         * @return false to hear no more
         */
        boolean progressed(List<StageRecord> stages);

        /** The run has ended; nothing more follows. */
        void ended(TriageRun run);
    }

    /** Waits for the end of a run, at most so long; gives the run as it then is, or nothing if there is none. */
    public Optional<TriageRun> awaitEnd(RunId id, Duration atMost) {
        return awaitEnd(id, atMost, run -> true);
    }

    /** Tells the listener of all progress until the run ends, the listener has enough, or the time is up. */
    public void follow(RunId id, Duration atMost, Listener listener) {
        List<?>[] seen = {List.of()};
        boolean[] told = {true};
        Optional<TriageRun> end = awaitEnd(id, atMost, run -> {
            List<StageRecord> stages = runs.stages(id);
            if (!stages.equals(seen[0])) {
                seen[0] = stages;
                told[0] = listener.progressed(stages);
            }
            return told[0];
        });
        if (told[0] && end.isPresent() && end.get().status().isFinal()) {
            listener.ended(end.get());
        }
    }

    private Optional<TriageRun> awaitEnd(RunId id, Duration atMost, Predicate<TriageRun> goOn) {
        Instant deadline = clock.instant().plus(atMost);
        try (RunSignals.Watch watch = signals.watch(id)) {
            while (true) {
                Optional<TriageRun> run = runs.find(id);
                if (run.isEmpty() || !goOn.test(run.get()) || run.get().status().isFinal()) {
                    return run;
                }
                Duration left = Duration.between(clock.instant(), deadline);
                if (!left.isPositive()) {
                    return run;
                }
                watch.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return runs.find(id);
        }
    }
}
