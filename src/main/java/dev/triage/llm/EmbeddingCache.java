package dev.triage.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Keeps the vectors of the texts used last, by the hash of the text. A text that is asked for while its vector is being
 * made waits for that one. Thread-safe.
 */
final class EmbeddingCache {

    private final Map<String, CompletableFuture<float[]>> vectors;

    EmbeddingCache(int maxEntries) {
        this.vectors = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<float[]>> eldest) {
                return size() > maxEntries;
            }
        };
    }

    /** The vector of a text, made at most once while it is kept; the array is the caller's own. */
    float[] get(String text, Function<String, float[]> embed) {
        String key = sha256(text);
        CompletableFuture<float[]> mine = new CompletableFuture<>();
        CompletableFuture<float[]> kept;
        synchronized (vectors) {
            kept = vectors.putIfAbsent(key, mine);
        }
        if (kept != null) {
            return kept.join().clone();
        }
        try {
            float[] vector = embed.apply(text);
            mine.complete(vector);
            return vector.clone();
        } catch (Throwable e) {
            // A failure is not kept, and those who wait for it must not wait for ever.
            synchronized (vectors) {
                vectors.remove(key, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
