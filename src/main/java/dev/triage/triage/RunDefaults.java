package dev.triage.triage;

import dev.triage.llm.LlmClient;
import dev.triage.prompt.PromptCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What runs take when nobody chooses: the last promotion, else the configuration. All copies of the service follow a
 * promotion within a second.
 */
@Component
public class RunDefaults {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final RunDefaultRepository changes;
    private final LlmClient llm;
    private final PromptCatalog prompts;
    private final TriageProperties properties;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(RunDefault value, Instant readAt) {}

    RunDefaults(RunDefaultRepository changes, LlmClient llm, PromptCatalog prompts, TriageProperties properties,
            Clock clock) {
        this.changes = changes;
        this.llm = llm;
        this.prompts = prompts;
        this.properties = properties;
        this.clock = clock;
    }

    /** What holds now. A promotion of something that is not configured any more does not hold. */
    public RunDefault current() {
        Known last = known;
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.readAt().plus(KNOWN_FOR)) || now.isBefore(last.readAt())) {
            last = new Known(promoted().filter(this::exists).orElseGet(this::configured), now);
            known = last;
        }
        return last.value();
    }

    /** What the configuration says. */
    public RunDefault configured() {
        return new RunDefault(properties.model(), prompts.defaultVersion().name());
    }

    /** The last promotion, whether or not it can hold. */
    public Optional<RunDefault> promoted() {
        return changes.newest().map(RunDefaultChange::after);
    }

    /** The newest first, at most 50. */
    public List<RunDefaultChange> changes() {
        return changes.newestFirst();
    }

    /**
     * Changes the default for every copy of the service.
     *
     * @return false, and nothing is changed, if someone else changed it since this author looked, or it is so already
     */
    public boolean change(RunDefault after, long seen, String author, String reason) {
        RunDefault before = promoted().filter(this::exists).orElseGet(this::configured);
        boolean changed = !before.equals(after) && exists(after)
                && changes.append(new RunDefaultChange(0, before, after, author, reason, clock.instant()), seen);
        known = null;
        return changed;
    }

    private boolean exists(RunDefault choice) {
        boolean modelExists = choice.model().equals(Analysts.SIGNATURE)
                || llm.models().stream().anyMatch(info -> info.name().value().equals(choice.model()));
        return modelExists && prompts.find(choice.promptVersion()).isPresent();
    }
}
