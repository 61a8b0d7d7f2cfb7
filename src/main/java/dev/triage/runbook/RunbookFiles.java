package dev.triage.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Markdown files below a folder. */
final class RunbookFiles {

    private static final int FILES_MAX = 5_000;
    private static final int DEPTH_MAX = 8;

    private RunbookFiles() {}

    /**
     * The Markdown files in the order of their paths.
     *
     * @throws IllegalArgumentException if the folder is not there, cannot be read or holds too many
     */
    static List<Path> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the runbook folder " + folder + " is not there: create it, or take it"
                    + " out of the configuration");
        }
        try (Stream<Path> found = Files.walk(folder, DEPTH_MAX)) {
            List<Path> files = found.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".md"))
                    .filter(Files::isRegularFile).sorted().limit(FILES_MAX + 1L).toList();
            if (files.size() > FILES_MAX) {
                throw new IllegalArgumentException("the runbook folder " + folder + " holds more than " + FILES_MAX
                        + " Markdown files: name the folders of the runbooks themselves");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("the runbook folder " + folder + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /** {@code db/Disk Full.md} of the folder has the slug {@code db-disk-full}. */
    static String slug(Path folder, Path file) {
        String name = folder.relativize(file).toString().toLowerCase(Locale.ROOT).replaceFirst("\\.md$", "");
        String slug = name.replaceAll("[^\\p{Ll}\\p{Lo}\\p{N}._-]+", "-").replaceAll("^[._-]+|[._-]+$", "");
        return slug.length() <= 100 ? slug : slug.substring(slug.length() - 100).replaceAll("^[._-]+", "");
    }

    /** The text of a file, or null when it cannot be read, which is told to {@code problems}. */
    static @Nullable String read(Path file, Consumer<String> problems) {
        try {
            if (Files.size(file) > Runbooks.MARKDOWN_MAX_CHARS) {
                problems.accept(file + " is larger than 1 MiB: split it into several runbooks");
                return null;
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.accept(file + " is not UTF-8: save it as UTF-8");
            return null;
        } catch (IOException e) {
            problems.accept(file + " cannot be read: " + e.getMessage());
            return null;
        }
    }
}
