package dev.triage.eval;

import dev.triage.sandbox.SandboxRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a run, or of a blessed baseline, as they were stored.
 *
 * @param name what people call it
 * @param manifest null for a baseline
 */
public record RunResults(String name, Path place, @Nullable RunManifest manifest, List<ScoredCell> cells) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String MANIFEST = "run.json";

    public RunResults {
        cells = List.copyOf(cells);
    }

    /**
     * Opens the folder of a run, or the file of a baseline.
     *
     * @throws EvalException if it is neither
     */
    public static RunResults open(Path place) {
        if (Files.isRegularFile(place)) {
            return new RunResults(String.valueOf(place.getFileName()).replace(".jsonl", ""), place, null,
                    new JsonLines<>(place, ScoredCell.class).read());
        }
        RunManifest manifest = manifest(place);
        return new RunResults(manifest.name(), place, manifest, new RunFolder(place).scores().read());
    }

    /**
     * What the run in a folder was.
     *
     * @throws EvalException if it holds none
     */
    public static RunManifest manifest(Path place) {
        try {
            return JSON.readValue(Files.readString(place.resolve(MANIFEST)), RunManifest.class);
        } catch (IOException | JacksonException e) {
            throw new EvalException(place + " is neither the folder of a run nor a baseline file;"
                    + " make one with ./triage eval run, or see eval/baselines");
        }
    }

    static void write(Path folder, RunManifest manifest) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(MANIFEST), JSON.writeValueAsString(manifest) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The labels of the arms, in the order of the cells. */
    public List<String> arms() {
        return cells.stream().map(cell -> cell.id().arm().label()).distinct().toList();
    }

    /** The cells of one arm. */
    public List<ScoredCell> arm(String label) {
        return cells.stream().filter(cell -> cell.id().arm().label().equals(label)).toList();
    }

    /** The rows behind the scores; none for a baseline. */
    public List<Cell> rows() {
        return manifest == null ? List.of() : List.copyOf(new RunFolder(place).cells().values());
    }

    /** The row of one cell, without reading the others. */
    public Optional<Cell> row(String key) {
        return manifest == null ? Optional.empty() : new RunFolder(place).cell(key);
    }

    /** What was run in the sandbox; empty for any other run, and for a baseline. */
    public List<SandboxRun> sandboxRuns() {
        return manifest == null ? List.of() : new RunFolder(place).sandbox().read();
    }

    /** A prompt's text by its name. */
    public Optional<String> text(String name) {
        Path file = new RunFolder(place).text(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
