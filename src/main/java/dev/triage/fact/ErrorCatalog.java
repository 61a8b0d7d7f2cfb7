package dev.triage.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table of known errors, read once from {@code error-signatures.txt}. */
final class ErrorCatalog {

    private static final String RESOURCE = "error-signatures.txt";

    private ErrorCatalog() {}

    static List<KnownError> load() {
        try (InputStream stream = ErrorCatalog.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<KnownError> parse(String table) {
        List<KnownError> errors = new ArrayList<>();
        for (String line : table.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\\|");
            String[] head = cells[0].strip().split(" ");
            if (head.length != 2 || cells.length < 2) {
                throw new IllegalStateException(RESOURCE + ": want \"KIND code | phrase | ...\" but got: " + line);
            }
            for (int i = 1; i < cells.length; i++) {
                errors.add(new KnownError(ErrorKind.valueOf(head[0]), head[1], cells[i].strip()));
            }
        }
        return List.copyOf(errors);
    }
}
