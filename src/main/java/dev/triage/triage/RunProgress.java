package dev.triage.triage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records the stages of one attempt at a run as they begin and end. Used by one thread. */
final class RunProgress implements Steps {

    /** The run was cancelled, or another attempt at it has begun: this one must stop and leave no trace. */
    static final class Superseded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Superseded(RunId run) {
            super("run " + run + " has ended or was taken over", null, false, false);
        }
    }

    private final TriageRun run;
    private final RunRepository runs;
    private final RunSignals signals;
    private final RunMetrics metrics;
    private final LocalWork localWork;
    private final Clock clock;
    private @Nullable StageRecord current;
    private @Nullable StageRecord ended;
    private int position;

    RunProgress(TriageRun run, RunRepository runs, RunSignals signals, RunMetrics metrics, LocalWork localWork,
            Clock clock) {
        this.run = run;
        this.runs = runs;
        this.signals = signals;
        this.metrics = metrics;
        this.localWork = localWork;
        this.clock = clock;
    }

    /** Does one stage's work between its begin and its end, when it is this run's turn to compute. */
    @Override
    public <T> T stage(Stage stage, String note, Supplier<T> work) {
        return localWork.during(() -> {
            begin(stage, note);
            try {
                return work.get();
            } finally {
                end();
            }
        });
    }

    /** Waits for a peer between the begin and the end of a stage; others compute meanwhile. */
    @Override
    public <T> T await(Stage stage, String note, Supplier<T> work) {
        begin(stage, note);
        try {
            return work.get();
        } finally {
            end();
        }
    }

    /** Begins a stage that ends with the run itself. */
    void begin(Stage stage, String note) {
        position++;
        current = new StageRecord(position, stage, clock.instant(), null, note);
        if (!runs.enterStage(run, current, ended)) {
            throw new Superseded(run.id());
        }
        signals.changed(run.id());
    }

    private void end() {
        if (current != null) {
            ended = closed(current, clock.instant());
            metrics.stage(ended);
        }
    }

    /** The stage that the run is in, as ended at this moment; null before the first. */
    @Nullable
    StageRecord close(Instant now) {
        return current == null ? null : closed(current, now);
    }

    /** The name of the stage that the run is in, for reasons and log lines. */
    String where() {
        return current == null ? "START" : current.stage().name();
    }

    private static StageRecord closed(StageRecord stage, Instant now) {
        double millis = Duration.between(stage.startedAt(), now).toNanos() / 1e6;
        return new StageRecord(stage.position(), stage.stage(), stage.startedAt(), millis, stage.note());
    }
}
