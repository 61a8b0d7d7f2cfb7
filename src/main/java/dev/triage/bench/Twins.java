package dev.triage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Incidents that are told twice, in English and in Chinese.
 *
 * @param reports each pair one after the other, English first
 */
record Twins(List<Report> reports) {

    /** One telling. */
    record Report(String title, String text) {}

    Twins {
        reports = List.copyOf(reports);
    }

    /**
     * Reads folders that hold {@code en.md} and {@code zh.md}, whose first line is the title.
     *
     * @return none if the folder is not there
     */
    static Twins load(Path folder) throws IOException {
        List<Report> reports = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                    reports.add(read(each.resolve("en.md")));
                    reports.add(read(each.resolve("zh.md")));
                }
            }
        }
        return new Twins(reports);
    }

    /** Position of the other telling. */
    static int other(int position) {
        return position ^ 1;
    }

    private static Report read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + " is missing: each incident is told in en.md and in zh.md");
        }
        String[] parts = Files.readString(file).strip().split("\n", 2);
        if (parts.length < 2 || !parts[0].startsWith("# ")) {
            throw new IllegalArgumentException(file + " should begin with \"# \" and a title, and go on below");
        }
        return new Report(parts[0].substring(2).strip(), parts[1].strip());
    }
}
