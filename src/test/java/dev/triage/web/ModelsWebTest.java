package dev.triage.web;

import dev.triage.StandInModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service with a model and a folder of evaluation runs, for all tests of the pages that need these. */
abstract class ModelsWebTest extends WebTest {

    static final StandInModel MODEL = new StandInModel();
    static final Path RUNS = temporary();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        for (String property : MODEL.properties(0, "stand-in")) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
        registry.add("triage.shadow.every", () -> "100ms");
        registry.add("triage.evaluation.runs", RUNS::toString);
        registry.add("triage.evaluation.baselines", () -> "eval/baselines");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("runs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
