package dev.triage.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.triage.redact.RedactedText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The English model bge-small-en-v1.5, quantised, inside this process: no key, no network, 384 dimensions. Loaded by
 * the first use or by {@link #warmUp}, whichever comes first; takes some 270 MB outside the heap. Thread-safe.
 *
 * <p>Only the first {@value #MAX_CHARS} characters of a text count, some 500 tokens of prose; the model itself leaves out
 * what comes after 510. Its time grows with the length: on two cores 250 characters of log text took 10 ms, 500 took
 * 18 ms, 1,000 took 35 ms and the whole window 60 ms. Callers put what matters first.
 *
 * <p>Vectors are seen from their {@link Centre}, so that texts which have nothing in common but their kind are far apart.
 */
final class BgeSmallEmbedder implements Embedder {

    static final String MODEL_ID = "bge-small-en-v1.5-q-centred";
    static final int DIMENSIONS = 384;
    /** Characters of a text that count, in UTF-16 units. */
    static final int MAX_CHARS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(BgeSmallEmbedder.class);

    static {
        // The tokenizer's library otherwise asks the network for other builds of itself, and reports its use.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    private final EmbeddingCache cache;
    private final Timer timer;
    /** Each call computes on one core; more calls than cores only take each other's caches. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    BgeSmallEmbedder(int cacheEntries, MeterRegistry registry) {
        this.cache = new EmbeddingCache(cacheEntries);
        this.timer = Timer.builder("triage.embedding.duration")
                .description("Time to embed a text that was not in the cache, waiting for a core included")
                .tags("model", MODEL_ID).publishPercentileHistogram().register(registry);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the text has nothing but white space and control characters
     */
    @Override
    public float[] embed(RedactedText text) {
        String start = start(text.value());
        if (start.trim().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to embed in a blank text; leave it out before");
        }
        return cache.get(start, this::compute);
    }

    @Override
    public String modelId() {
        return MODEL_ID;
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    /** Loads the model, so that the first text need not wait for it. A failure is logged; the first use meets it too. */
    void warmUp() {
        try {
            long start = System.nanoTime();
            Loaded.MODEL.embed("warm-up");
            LOG.info("Embedding model {} loaded in {} ms", MODEL_ID, (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The embedding model cannot be loaded, similar incidents will not be found by meaning", e);
        }
    }

    private float[] compute(String text) {
        long start = System.nanoTime();
        places.acquireUninterruptibly();
        try {
            return vector(text);
        } finally {
            places.release();
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** A text of nothing the model has a word for, such as marks of zero width, has the vector of a full stop. */
    private static float[] vector(String text) {
        try {
            return Loaded.CENTRE.from(uncentred(text));
        } catch (IllegalArgumentException e) {
            return Loaded.CENTRE.from(uncentred("."));
        }
    }

    /** The vector as the model makes it. */
    static float[] uncentred(String text) {
        return Loaded.MODEL.embed(text).content().vector();
    }

    /** Cut without splitting a character of two units. */
    private static String start(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS);
    }

    /** The JDK loads this class, and with it the model, when it is first touched, and once only. */
    private static final class Loaded {
        private static final EmbeddingModel MODEL = OneCoreBge.load();
        private static final Centre CENTRE = Centre.of("bge-small-en-v1.5-q", DIMENSIONS);
    }
}
