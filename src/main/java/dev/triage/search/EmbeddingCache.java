package dev.triage.search;

import dev.triage.llm.Embedder;
import dev.triage.redact.RedactedText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the latest vectors, because an incident is first looked for and then indexed with the same text, and a thousand
 * alerts of one storm often say the same.
 */
final class EmbeddingCache {

    private static final int ENTRIES_MAX = 256;

    private final Embedder embedder;
    private final Map<RedactedText, float[]> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RedactedText, float[]> eldest) {
            return size() > ENTRIES_MAX;
        }
    };

    EmbeddingCache(Embedder embedder) {
        this.embedder = embedder;
    }

    /** The vector of a text; callers must not change it. */
    float[] embed(RedactedText text) {
        synchronized (latest) {
            float[] known = latest.get(text);
            if (known != null) {
                return known;
            }
        }
        float[] vector = embedder.embed(text);
        synchronized (latest) {
            latest.put(text, vector);
        }
        return vector;
    }
}
