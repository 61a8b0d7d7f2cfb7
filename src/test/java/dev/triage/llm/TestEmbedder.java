package dev.triage.llm;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.triage.redact.RedactedText;
import java.util.concurrent.atomic.AtomicInteger;

/** A real embedding model that counts its calls, for tests of what stands on it. */
public final class TestEmbedder implements Embedder {

    /** Loading takes half a second, so all tests share one. */
    private static final BgeSmallEnV15QuantizedEmbeddingModel MODEL = new BgeSmallEnV15QuantizedEmbeddingModel();

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public float[] embed(RedactedText text) {
        calls.incrementAndGet();
        return MODEL.embed(text.value()).content().vector();
    }

    @Override
    public String modelId() {
        return "bge-small-en-v1.5-q";
    }

    @Override
    public int dimensions() {
        return 384;
    }

    public int calls() {
        return calls.get();
    }
}
