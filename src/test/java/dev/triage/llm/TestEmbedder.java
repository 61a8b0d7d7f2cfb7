package dev.triage.llm;

import dev.triage.redact.RedactedText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The real embedding model, counting the texts that it would have to compute, for tests of what stands on it. */
public final class TestEmbedder implements Embedder {

    /** Keeps what it made, for many tests embed the same texts. */
    private static final BgeSmallEmbedder MODEL = new BgeSmallEmbedder(1_000, new SimpleMeterRegistry());

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public float[] embed(RedactedText text) {
        if (known.add(text.value())) {
            calls.incrementAndGet();
        }
        return MODEL.embed(text);
    }

    @Override
    public String modelId() {
        return MODEL.modelId();
    }

    @Override
    public int dimensions() {
        return MODEL.dimensions();
    }

    public int calls() {
        return calls.get();
    }
}
