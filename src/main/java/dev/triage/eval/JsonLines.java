package dev.triage.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of one JSON object a line that only grows. A line is written whole or, when the process is killed in between,
 * torn at the end; a torn end is cut off before the next line is written. One process writes at a time.
 */
final class JsonLines<T> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Class<T> type;
    private boolean checked;

    JsonLines(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** All whole lines, in order; none when there is no file. */
    List<T> read() {
        List<T> rows = new ArrayList<>();
        if (!Files.exists(file)) {
            return rows;
        }
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    rows.add(JSON.readValue(line, type));
                } catch (JacksonException e) {
                    if (lines.readLine() != null) {
                        throw new EvalException(file + ": line " + number + " can't be read; it was written by another"
                                + " version or changed by hand. Move the file away and run again");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The last whole line that holds this; the others are not parsed. */
    Optional<T> last(String part) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(part)).reduce((earlier, later) -> later)
                    .map(line -> JSON.readValue(line, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Adds one row at the end, in one write. */
    synchronized void append(T row) {
        byte[] line = (JSON.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (!checked) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                cutTornEnd();
                checked = true;
            }
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the whole file anew, by way of a file beside it. */
    void replace(List<T> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(JSON.writeValueAsString(row)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cutTornEnd() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (end < all.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
    }
}
