package dev.triage.eval;

import dev.triage.sandbox.SandboxRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of one matrix' results: {@code cells.jsonl}, {@code replies.jsonl}, {@code texts/} with the prompts,
 * {@code scores.jsonl}. Files rather than a database, so that CI needs no service, a run can be attached to a change as
 * it is, and what was paid for can be read with any tool in years.
 */
final class RunFolder {

    private final Path folder;
    private final JsonLines<Cell> cells;
    private final JsonLines<RecordedReply> replies;

    RunFolder(Path folder) {
        this.folder = folder;
        this.cells = new JsonLines<>(folder.resolve("cells.jsonl"), Cell.class);
        this.replies = new JsonLines<>(folder.resolve("replies.jsonl"), RecordedReply.class);
    }

    /** The last row of every key. */
    Map<String, Cell> cells() {
        Map<String, Cell> byKey = new LinkedHashMap<>();
        cells.read().forEach(cell -> byKey.put(cell.key(), cell));
        return byKey;
    }

    /** The last row of one key. */
    Optional<Cell> cell(String key) {
        return cells.last("\"key\":\"" + key + "\"");
    }

    void append(Cell cell) {
        cells.append(cell);
    }

    List<RecordedReply> replies() {
        return replies.read();
    }

    void append(RecordedReply reply) {
        replies.append(reply);
    }

    JsonLines<ScoredCell> scores() {
        return new JsonLines<>(folder.resolve("scores.jsonl"), ScoredCell.class);
    }

    /** Runs in the sandbox; none in the folder of an ordinary run. */
    JsonLines<SandboxRun> sandbox() {
        return new JsonLines<>(folder.resolve("sandbox.jsonl"), SandboxRun.class);
    }

    /** Keeps a prompt once, however many cells were asked with it, and gives the name to find it by. */
    String keep(String text) {
        String name = Hashes.of(text);
        Path file = text(name);
        try {
            Files.createDirectories(folder.resolve("texts"));
            if (!Files.exists(file)) {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            // another cell has just kept it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return name;
    }

    Path text(String name) {
        return folder.resolve("texts").resolve(name + ".txt");
    }
}
