package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactExtractorTest {

    private static final List<String> WORDS = List.of("09:14 UTC", "p99 latency", "jumped from 80ms to 2s", "\n",
            "\r\n", "\t",
            " - ", "cart-svc v3.7 shipped.", "SELECT * FROM a WHERE b='c'", "(normal)", "{\"ts\":\"",
            "\"message\": \"x\"}, {",
            "[1.0, 2.5, 9]", "connection refused", "ERROR boom", "HTTP 503", "500 / 500", "，从 1% 升至 9%",
            "\u0000\u001b[31m",
            "2026-03-04T09:14:31Z", "}", "]", "'", "\\n", "FooException", "12M rows", "😀", "\ud83d", "no OOMKilled",
            "|", ":", "=");

    @ParameterizedTest
    @ValueSource(strings = {"incident-notes", "incident-one-line", "cluster-evidence"})
    void readsAWholeContext(String name) throws IOException {
        FactSheet sheet = FactLines.sheet(resource(name + ".txt"));
        String actual = sheet.facts().stream().map(
                fact -> fact.id() + " L" + fact.span().lines() + " " + fact.getClass().getSimpleName() + ": "
                        + FactLines.line(fact))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(actual).isEqualTo(resource(name + ".facts"));
    }

    @Test
    void everySpanHoldsTheFactWhateverTheText() {
        for (int seed = 0; seed < 400; seed++) {
            String text = randomText(new Random(seed));
            FactSheet sheet = FactLines.sheet(text);
            for (Fact fact : sheet.facts()) {
                String quote = sheet.quote(fact);
                assertThat(quote).as("seed %d, %s", seed, fact).isNotBlank().contains(words(fact));
                long feeds = text.substring(0, fact.span().start()).chars().filter(c -> c == '\n').count();
                assertThat(fact.span().firstLine()).as("seed %d, %s", seed, fact).isEqualTo((int) feeds + 1);
            }
            assertThat(FactLines.sheet(text)).isEqualTo(sheet);
        }
    }

    /** Words of the fact that its quote must hold as they are. */
    private static String words(Fact fact) {
        return switch (fact) {
            case TimelineFact time -> time.text();
            case MetricChange metric -> metric.remark().contains(" samples") ? "" : metric.after().text();
            case LogTemplate log -> log.example();
            case ChangeEvent change -> change.text();
            case ErrorSignature error -> error.text();
            case SqlStatement sql -> sql.sql();
            case Quantity quantity -> quantity.measure().text();
        };
    }

    private static String randomText(Random random) {
        return IntStream.range(0, 1 + random.nextInt(60)).mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }

    @Test
    void numbersFactsInTheOrderInWhichTheyStand() throws IOException {
        List<Fact> facts = FactLines.sheet(resource("incident-notes.txt")).facts();
        assertThat(facts)
                .isSortedAccordingTo((one, other) -> Integer.compare(one.span().start(), other.span().start()));
        assertThat(facts.stream().map(Fact::id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, facts.size()).mapToObj(i -> "F" + i).toList());
    }

    @Test
    void windowsLineEndsChangeNothingButOffsets() throws IOException {
        String text = resource("incident-notes.txt");
        List<String> unix = FactLines.sheet(text).facts().stream().map(FactLines::line).toList();
        List<String> windows = FactLines.sheet(text.replace("\n", "\r\n")).facts().stream().map(FactLines::line)
                .toList();
        assertThat(windows).isEqualTo(unix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\n", "\u0000", "\ufeff", "\ud83d", "x"})
    void findsNothingInNothing(String text) {
        assertThat(FactLines.sheet(text).facts()).isEmpty();
    }

    @Test
    void findsAFactById() {
        FactSheet sheet = FactLines.sheet("cpu: 41%\nmemory: 80%\n");
        assertThat(sheet.byId("F2")).map(sheet::quote).hasValue("memory: 80%");
        assertThat(sheet.byId("F3")).isEmpty();
        assertThat(sheet.onLines(2, 2)).extracting(Fact::id).containsExactly("F2");
    }

    private static String resource(String name) throws IOException {
        try (@Nullable
        InputStream stream = FactExtractorTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
