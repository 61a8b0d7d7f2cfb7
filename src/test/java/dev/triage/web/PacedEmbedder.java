package dev.triage.web;

import dev.triage.llm.Embedder;
import dev.triage.redact.RedactedText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Makes vectors of words without a model; an incident with a held word in it waits for as long as a test wants. */
class PacedEmbedder implements Embedder {

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    void hold(String word) {
        held.put(word, new CountDownLatch(1));
    }

    void release(String word) {
        CountDownLatch latch = held.remove(word);
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public float[] embed(RedactedText text) {
        held.forEach((word, latch) -> {
            if (text.value().contains(word)) {
                await(latch);
            }
        });
        float[] vector = new float[dimensions()];
        double squares = 0;
        for (String word : text.value().split("\\W+", -1)) {
            vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
        }
        for (float value : vector) {
            squares += value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.sqrt(Math.max(squares, 1)));
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
