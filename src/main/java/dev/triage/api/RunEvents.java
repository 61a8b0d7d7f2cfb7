package dev.triage.api;

import dev.triage.triage.RunId;
import dev.triage.triage.RunWatch;
import dev.triage.triage.StageRecord;
import dev.triage.triage.TriageRun;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams a run's progress to one client, on a virtual thread that ends with the run, when the client leaves, or when
 * the service stops. There are at most as many streams as connections.
 */
@Component
class RunEvents {

    private final RunWatch watch;
    private final ApiProperties properties;
    private final Clock clock;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    RunEvents(RunWatch watch, ApiProperties properties, Clock clock) {
        this.watch = watch;
        this.properties = properties;
        this.clock = clock;
    }

    SseEmitter open(RunId run) {
        Stream stream = new Stream(new SseEmitter(properties.eventsMax().plus(properties.heartbeat()).toMillis()));
        Thread.ofVirtual().name("run-events").start(() -> follow(run, stream));
        return stream.emitter;
    }

    /** Open streams would hold up the stop of the service; their clients may ask the next copy. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        streams.forEach(Stream::close);
    }

    /** Follows for one heartbeat at a time, so that a client that has left is noticed. */
    private void follow(RunId run, Stream stream) {
        streams.add(stream);
        Instant closing = clock.instant().plus(properties.eventsMax());
        try {
            while (stream.open && clock.instant().isBefore(closing)) {
                watch.follow(run, properties.heartbeat(), stream);
                stream.beat();
            }
            stream.emitter.complete();
        } catch (RuntimeException e) {
            stream.emitter.completeWithError(e);
        } finally {
            streams.remove(stream);
        }
    }

    /** What the client has been told. Each stage is told twice: as it begins and as it ends. */
    private static final class Stream implements RunWatch.Listener {

        private final SseEmitter emitter;
        private final Set<StageEvent> told = new HashSet<>();
        private volatile boolean open = true;

        Stream(SseEmitter emitter) {
            this.emitter = emitter;
            emitter.onCompletion(() -> open = false);
            emitter.onTimeout(() -> open = false);
            emitter.onError(error -> open = false);
        }

        @Override
        public boolean progressed(List<StageRecord> stages) {
            for (StageRecord stage : stages) {
                tell(StageEvent.begun(stage));
                if (stage.durationMillis() != null) {
                    tell(StageEvent.ended(stage));
                }
            }
            return open;
        }

        @Override
        public void ended(TriageRun run) {
            send(SseEmitter.event().name("end").data(EndEvent.of(run), MediaType.APPLICATION_JSON));
            open = false;
        }

        void close() {
            open = false;
            emitter.complete();
        }

        void beat() {
            if (open) {
                send(SseEmitter.event().comment("alive"));
            }
        }

        private void tell(StageEvent event) {
            if (open && told.add(event)) {
                send(SseEmitter.event().name("stage").id(event.id()).data(event, MediaType.APPLICATION_JSON));
            }
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException e) {
                // The client has left.
                open = false;
            }
        }
    }
}
