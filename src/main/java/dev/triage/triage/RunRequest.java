package dev.triage.triage;

import org.jspecify.annotations.Nullable;

/**
 * How a run is wanted; what is null takes the configured default.
 *
 * @param model name of a model, or {@code signature}
 * @param promptVersion name of a prompt version
 * @param language BCP 47 tag
 */
public record RunRequest(@Nullable String model, @Nullable String promptVersion, @Nullable String language) {}
