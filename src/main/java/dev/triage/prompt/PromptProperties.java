package dev.triage.prompt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where prompts come from.
 *
 * @param folder a folder of your own with further versions, one sub-folder each
 * @param defaultVersion the version that runs take when nobody chooses; unset means the newest released one
 */
@ConfigurationProperties("triage.prompts")
record PromptProperties(@Nullable Path folder, @Name("default") @Nullable String defaultVersion) {}
