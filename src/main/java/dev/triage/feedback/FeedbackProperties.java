package dev.triage.feedback;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where what was learned is kept beside the database.
 *
 * @param evalCases folder of the evaluation cases, such as {@code eval/cases} of a checkout; null if there is none
 */
@ConfigurationProperties("triage.feedback")
record FeedbackProperties(@Nullable Path evalCases) {}
