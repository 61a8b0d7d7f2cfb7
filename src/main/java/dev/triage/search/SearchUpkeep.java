package dev.triage.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After the start and now and then: fills in what is missing in the index, and compares a few searches by meaning with
 * looking at every vector, as the metric {@code triage.search.recall}.
 */
@Component
@ConditionalOnProperty(name = "triage.search.upkeep", havingValue = "true", matchIfMissing = true)
class SearchUpkeep implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SearchUpkeep.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Reindexing reindexing;
    private final RecallSampleRepository samples;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile double recall = Double.NaN;
    private final Thread thread = Thread.ofPlatform().daemon().name("search-upkeep").unstarted(this::work);

    SearchUpkeep(Reindexing reindexing, RecallSampleRepository samples, MeterRegistry registry) {
        this.reindexing = reindexing;
        this.samples = samples;
        Gauge.builder("triage.search.recall", () -> recall)
                .description("Share of the ten nearest vectors that the index finds, by a small sample; NaN while there"
                        + " are too few documents")
                .register(registry);
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    @EventListener
    void stop(ContextClosedEvent event) {
        closed.countDown();
        // It may be at work, too.
        thread.interrupt();
    }

    private void work() {
        boolean over = false;
        while (!over) {
            try {
                reindexing.run(false, false, message -> LOG.info("Search index: {}", message));
                recall = samples.recall().orElse(Double.NaN);
            } catch (RuntimeException e) {
                LOG.warn("The search index could not be looked after; tried again in {}", PAUSE, e);
            }
            try {
                over = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
