package dev.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the source files as such. */
class SourceFilesTest {

    private static final int LINES_MAX = 400;

    @Test
    void noFileIsTooLongToReadInOneGo() throws IOException {
        for (Path file : javaFiles("src")) {
            assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThanOrEqualTo(LINES_MAX);
        }
    }

    @Test
    void everyPackageSaysItsPurposeAndIsNullMarked() throws IOException {
        for (Path file : javaFiles("src/main/java")) {
            Path info = file.resolveSibling("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).as("%s", info).startsWith("/** ").contains("@NullMarked");
        }
    }

    private static List<Path> javaFiles(String under) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(under))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
