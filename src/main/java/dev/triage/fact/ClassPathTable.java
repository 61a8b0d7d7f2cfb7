package dev.triage.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that stand beside the classes as text: one entry a line, comments after {@code #}. */
final class ClassPathTable {

    private ClassPathTable() {}

    /** The lines that are neither blank nor comments. */
    static List<String> lines(String resource) {
        try (InputStream stream = ClassPathTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
