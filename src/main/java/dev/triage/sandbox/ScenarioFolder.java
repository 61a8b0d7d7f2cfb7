package dev.triage.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The folder that holds the scenarios, each in a folder of its own. */
public record ScenarioFolder(Path root) {

    /** What every scenario's folder holds. */
    static final List<String> FILES = List.of("scenario.yaml", "schema.sql", "load.sql", "inject.sql",
            "reference-fix.sql", "notes.md");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    /** The names of all scenarios, sorted. */
    public List<String> ids() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve("scenario.yaml")))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new SandboxException("there are no scenarios in " + root
                    + "; run this in the project's folder, or name theirs with --scenarios", e);
        }
    }

    /**
     * Reads and checks one scenario.
     *
     * @throws SandboxException if there is none, or it has faults; the message lists all of them
     */
    public Scenario load(String id) {
        Scenario scenario = read(id);
        List<String> faults = ScenarioLint.faults(scenario);
        if (!faults.isEmpty()) {
            throw new SandboxException(id + ": " + String.join("; ", faults));
        }
        return scenario;
    }

    private Scenario read(String id) {
        Path folder = root.resolve(id);
        Path file = folder.resolve("scenario.yaml");
        if (!id.matches("[a-z0-9][a-z0-9-]*") || !Files.exists(file)) {
            throw new SandboxException("there is no scenario \"" + id + "\"; there are " + String.join(", ", ids()));
        }
        try {
            Scenario.Spec spec = YAML.readValue(Files.readString(file), Scenario.Spec.class);
            if (spec == null) {
                throw new SandboxException(file + " is empty");
            }
            return new Scenario(id, folder, spec);
        } catch (IOException e) {
            throw new SandboxException("can't read " + file + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new SandboxException(file + ": " + first + " at " + e.getPathReference(), e);
        }
    }
}
