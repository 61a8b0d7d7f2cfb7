package dev.triage.prompt;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The prompt versions that a run may choose from. Immutable. */
public final class PromptCatalog {

    private final List<PromptVersion> versions;
    private final PromptVersion defaultVersion;

    /**
     * Makes a catalogue.
     *
     * @param preferred name of the default version; null takes the newest released one
     * @throws InvalidPromptException if there is no such version, none is released, or a name occurs twice
     */
    public PromptCatalog(List<PromptVersion> versions, @Nullable String preferred) {
        this.versions = versions.stream().sorted(PromptVersion.BY_AGE).toList();
        Set<String> seen = new HashSet<>();
        for (PromptVersion version : this.versions) {
            if (!seen.add(version.name())) {
                throw new InvalidPromptException("prompt version " + version.name()
                        + " exists twice; give the one in your own folder another name, such as " + version.name()
                        + "-custom");
            }
        }
        this.defaultVersion = preferred == null ? newestReleased() : named(preferred);
    }

    /** All versions, the oldest first. */
    public List<PromptVersion> versions() {
        return versions;
    }

    /** The version of that name, if there is one. */
    public Optional<PromptVersion> find(String name) {
        return versions.stream().filter(version -> version.name().equals(name)).findFirst();
    }

    /** What a run takes when nobody chooses. */
    public PromptVersion defaultVersion() {
        return defaultVersion;
    }

    private PromptVersion newestReleased() {
        return versions.stream().filter(PromptVersion::released).max(PromptVersion.BY_AGE).orElseThrow(
                () -> new InvalidPromptException("no prompt version is released; set released: true in a prompt.yaml"));
    }

    private PromptVersion named(String preferred) {
        return find(preferred).orElseThrow(() -> new InvalidPromptException("triage.prompts.default names " + preferred
                + ", which does not exist; choose one of "
                + versions.stream().map(PromptVersion::name).collect(Collectors.joining(", "))));
    }
}
