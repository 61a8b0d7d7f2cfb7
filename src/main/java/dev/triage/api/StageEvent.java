package dev.triage.api;

import dev.triage.triage.Stage;
import dev.triage.triage.StageRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a run that has begun or ended.
 *
 * @param durationMillis null when it has only begun
 */
record StageEvent(int position, Stage stage, State state, Instant startedAt, @Nullable Double durationMillis,
        String note) {

    enum State {
        BEGUN,
        ENDED
    }

    static StageEvent begun(StageRecord stage) {
        return new StageEvent(stage.position(), stage.stage(), State.BEGUN, stage.startedAt(), null, stage.note());
    }

    static StageEvent ended(StageRecord stage) {
        return new StageEvent(stage.position(), stage.stage(), State.ENDED, stage.startedAt(), stage.durationMillis(),
                stage.note());
    }

    /** Names the event within its stream. */
    String id() {
        return position + (state == State.BEGUN ? "b" : "e");
    }
}
