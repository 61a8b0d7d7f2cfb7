package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real model. */
class BgeSmallEmbedderTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BgeSmallEmbedder embedder = new BgeSmallEmbedder(100, registry);

    @Test
    void aVectorHasUnitLengthAndTheStatedDimensions() {
        float[] vector = embed("connection pool exhausted");

        assertThat(vector).hasSize(embedder.dimensions());
        assertThat(cosine(vector, vector)).isEqualTo(1, within(1e-4));
        assertThat(embedder.modelId()).isEqualTo("bge-small-en-v1.5-q-centred");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                        database ran out of connections          | no free connections in the Postgres pool  | the TLS certificate of the shop expired
                        pods are killed for using too much memory | containers exceed their memory limit, OOM | consumers lag behind the queue
                        the disk of the primary is full           | no space left on the database volume      | login page answers slowly after a deploy
                        """)
    void aParaphraseIsNearerThanSomethingElse(String text, String paraphrase, String unrelated) {
        float[] vector = embed(text);

        assertThat(cosine(vector, embed(paraphrase))).isGreaterThan(cosine(vector, embed(unrelated)) + 0.05);
    }

    @Test
    void theSameTextHasTheSameVectorInEveryEmbedder() {
        float[] other = new BgeSmallEmbedder(1, new SimpleMeterRegistry()).embed(LlmPeer.text("lock wait timeout"));

        assertThat(embed("lock wait timeout")).containsExactly(other);
    }

    @Test
    void aTextIsEmbeddedOnceAndAChangedArrayDoesNotChangeTheNext() {
        float[] first = embed("lock wait timeout");
        float[] copy = first.clone();
        first[0] = 42;

        assertThat(embed("lock wait timeout")).containsExactly(copy);
        assertThat(embedded()).isEqualTo(1);
    }

    @Test
    void whatIsPastTheWindowDoesNotCount() {
        String start = "disk full on the primary ".repeat(200).substring(0, BgeSmallEmbedder.MAX_CHARS);

        assertThat(embed(start + "a certificate expired ".repeat(200_000))).containsExactly(embed(start));
        assertThat(embedded()).isEqualTo(1);
    }

    @Test
    void aCharacterOfTwoUnitsIsNotSplitAtTheWindow() {
        String start = "x".repeat(BgeSmallEmbedder.MAX_CHARS - 1);

        assertThat(embed(start + "\uD83D\uDD25 fire")).containsExactly(embed(start));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u0000\u0001"})
    void aBlankTextIsRefused(String blank) {
        assertThatThrownBy(() -> embed(blank)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800 half a character", "数据库连接池耗尽", "\u200B", "a\u0000b"})
    void oddTextHasAVector(String odd) {
        assertThat(embed(odd)).hasSize(BgeSmallEmbedder.DIMENSIONS).doesNotContain(Float.NaN);
    }

    @Test
    void manyThreadsGetTheVectorsThatOneGets() throws Exception {
        List<String> texts = IntStream.range(0, 8).mapToObj(i -> "error " + i + " in the payment service").toList();
        List<float[]> alone = texts.stream().map(this::embed).toList();
        BgeSmallEmbedder shared = new BgeSmallEmbedder(2, new SimpleMeterRegistry());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<float[]>> together = threads.invokeAll(IntStream.range(0, 32)
                    .mapToObj(i -> (Callable<float[]>) () -> shared.embed(LlmPeer.text(texts.get(i % 8)))).toList());

            for (int i = 0; i < together.size(); i++) {
                assertThat(cosine(together.get(i).get(), alone.get(i % 8))).isEqualTo(1, within(1e-4));
            }
        }
    }

    private float[] embed(String text) {
        return embedder.embed(LlmPeer.text(text));
    }

    private long embedded() {
        return registry.get("triage.embedding.duration").timer().count();
    }

    private static double cosine(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
    }
}
