package dev.triage.api;

import dev.triage.llm.Embedder;
import dev.triage.redact.RedactedText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Makes vectors of words without a model, and holds a run in its stage SIMILAR for as long as a test wants. */
class HeldEmbedder implements Embedder {

    private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();

    /** Holds every run whose title has this word until it is closed. */
    Hold hold(String word) {
        CountDownLatch latch = new CountDownLatch(1);
        holds.put(word, latch);
        return () -> {
            holds.remove(word);
            latch.countDown();
        };
    }

    interface Hold extends AutoCloseable {

        @Override
        void close();
    }

    @Override
    public float[] embed(RedactedText text) {
        holds.forEach((word, latch) -> {
            if (text.value().contains(word)) {
                await(latch);
            }
        });
        float[] vector = new float[dimensions()];
        for (String word : text.value().split("\\W+", -1)) {
            vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
        }
        double length = 1e-9;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String modelId() {
        return "words";
    }

    @Override
    public int dimensions() {
        return 384;
    }
}
