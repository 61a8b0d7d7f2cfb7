package dev.triage.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a run as it went.
 *
 * @param position order within the run, from 0
 * @param durationMillis null while it lasts, or when the process died in it
 * @param note what is worth knowing, such as the model that was asked; blank if nothing
 */
public record StageRecord(int position, Stage stage, Instant startedAt, @Nullable Double durationMillis, String note) {}
