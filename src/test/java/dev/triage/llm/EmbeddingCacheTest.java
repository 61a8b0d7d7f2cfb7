package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EmbeddingCacheTest {

    private final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private final EmbeddingCache cache = new EmbeddingCache(2);

    @Test
    void theTextUsedLongestAgoGoesFirst() {
        get("a");
        get("b");
        get("a");
        get("c");
        get("a");
        get("b");

        assertThat(made).containsExactly("a", "b", "c", "b");
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> cache.get("a", text -> {
            throw new IllegalStateException("broken");
        })).hasMessage("broken");

        assertThat(get("a")).containsExactly(1);
    }

    @Test
    void aTextThatIsBeingMadeIsNotMadeAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<float[]> first = threads.submit(() -> cache.get("a", text -> {
                begun.countDown();
                await(go);
                return make(text);
            }));
            begun.await();
            Future<float[]> second = threads.submit(() -> get("a"));
            go.countDown();

            assertThat(second.get()).containsExactly(first.get());
        }
        assertThat(made).containsExactly("a");
    }

    private float[] get(String text) {
        return cache.get(text, this::make);
    }

    private float[] make(String text) {
        made.add(text);
        return new float[]{text.length()};
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
