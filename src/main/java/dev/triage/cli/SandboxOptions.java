package dev.triage.cli;

import dev.triage.sandbox.SandboxHome;
import dev.triage.sandbox.ScenarioFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the scenarios are, and where their clusters live. */
final class SandboxOptions {

    @Option(names = "--scenarios", paramLabel = "FOLDER",
            description = "Folder of the scenarios (default: eval/sandbox).")
    private @Nullable Path scenarios;

    @Option(names = "--home", paramLabel = "FOLDER",
            description = "Where the throwaway clusters live (default: .triage/sandbox).")
    private @Nullable Path home;

    ScenarioFolder scenarios() {
        return new ScenarioFolder(scenarios != null ? scenarios : root().resolve("eval/sandbox"));
    }

    SandboxHome home() {
        return SandboxHome.at(home != null ? home : root().resolve(".triage/sandbox"));
    }

    private static Path root() {
        return Path.of(System.getenv().getOrDefault("TRIAGE_ROOT", "."));
    }
}
