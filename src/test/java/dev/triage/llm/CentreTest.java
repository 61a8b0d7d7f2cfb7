package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CentreTest {

    private static final Path MADE = Path.of("target/bge-small-en-v1.5-q.mean.txt");

    /** Leaves the mean as it would be made today in {@code target}, for whoever wants to renew the one that is kept. */
    @Test
    void isTheMeanOfOurOwnIncidentsAndRunbooks() throws IOException {
        float[] mean = new float[BgeSmallEmbedder.DIMENSIONS];
        List<Path> texts = texts();
        for (Path text : texts) {
            float[] vector = BgeSmallEmbedder.uncentred(start(Files.readString(text)));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / texts.size();
            }
        }
        Files.writeString(MADE, IntStream.range(0, mean.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", mean[i]) + (i % 12 == 11 ? "\n" : " "))
                .collect(Collectors.joining()));

        float[] kept = Centre.of("bge-small-en-v1.5-q", BgeSmallEmbedder.DIMENSIONS).mean();

        assertThat(cosine(kept, mean)).isGreaterThan(0.98);
        assertThat(length(kept)).isCloseTo(length(mean), within(0.05));
    }

    @Test
    void whatIsSeenFromItHasLengthOne() {
        Centre centre = Centre.of("bge-small-en-v1.5-q", BgeSmallEmbedder.DIMENSIONS);
        float[] vector = BgeSmallEmbedder.uncentred("the disk of the primary is full");

        assertThat(length(centre.from(vector))).isCloseTo(1, within(1e-5));
        assertThat(cosine(centre.from(vector), centre.mean())).isLessThan(cosine(vector, centre.mean()) - 0.3);
        assertThat(centre.from(centre.mean())).isEqualTo(centre.mean());
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        try (Stream<Path> cases = Files.list(Path.of("eval/cases"));
                Stream<Path> runbooks = Files.list(Path.of("src/main/resources/samples/runbooks"))) {
            cases.filter(folder -> !folder.getFileName().toString().endsWith("-zh")).sorted().limit(30)
                    .map(folder -> folder.resolve("context.md")).forEach(texts::add);
            runbooks.sorted().forEach(texts::add);
        }
        return texts;
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), BgeSmallEmbedder.MAX_CHARS));
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
        }
        return dot / length(a) / length(b);
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float part : vector) {
            squares += (double) part * part;
        }
        return Math.sqrt(squares);
    }
}
