package dev.triage.sample;

import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.Redactor;
import dev.triage.runbook.Runbook;
import dev.triage.runbook.Runbooks;
import dev.triage.similar.SimilarIncidents;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Loads the samples when {@code triage.samples.load} is true and the database holds no incident. It works in the
 * background, so that the service is ready before: until it is done, fewer similar incidents are found. What an earlier
 * start left undone is finished.
 */
@Component
@ConditionalOnProperty(name = "triage.samples.load", havingValue = "true")
class SampleLoader {

    static final String RUNBOOK_SOURCE = "sample";

    private static final Logger LOG = LoggerFactory.getLogger(SampleLoader.class);

    private final SampleRepository samples;
    private final IncidentRepository incidents;
    private final SimilarIncidents similarIncidents;
    private final Runbooks runbooks;
    private final FactExtractor factExtractor;
    private final Redactor redactor;
    private final Clock clock;
    private final TaskExecutor applicationTaskExecutor;
    private final SampleFiles files = new SampleFiles();

    SampleLoader(SampleRepository samples, IncidentRepository incidents, SimilarIncidents similarIncidents,
            Runbooks runbooks, FactExtractor factExtractor, Redactor redactor, Clock clock,
            TaskExecutor applicationTaskExecutor) {
        this.samples = samples;
        this.incidents = incidents;
        this.similarIncidents = similarIncidents;
        this.runbooks = runbooks;
        this.factExtractor = factExtractor;
        this.redactor = redactor;
        this.clock = clock;
        this.applicationTaskExecutor = applicationTaskExecutor;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        applicationTaskExecutor.execute(() -> {
            try {
                load();
            } catch (RuntimeException e) {
                LOG.warn("The samples are not loaded; the next start tries again", e);
            }
        });
    }

    /** Does all the work and returns when it is done. */
    void load() {
        Instant now = clock.instant();
        Map<String, Incident> given = files.incidents().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> entry.getValue().toIncident(SampleIncident.idOf(entry.getKey()), now, redactor)));
        boolean inserted = samples.insertIntoEmpty(given.values().stream().toList());
        int present = 0;
        for (Incident sample : given.values()) {
            // As it is stored: another start may have inserted it, another day.
            Optional<Incident> stored = incidents.find(sample.id());
            if (stored.isPresent()) {
                similarIncidents.index(stored.get(), factExtractor.extract(stored.get().context()));
                present++;
            }
        }
        if (present > 0) {
            files.runbooks().forEach(this::addRunbook);
        }
        LOG.info("Samples: {} incidents {}", present, inserted ? "loaded" : "were there");
    }

    /** A runbook that somebody has put in place of the sample stays. */
    private void addRunbook(String slug, String markdown) {
        boolean replaced = runbooks.list().stream().filter(runbook -> runbook.slug().equals(slug))
                .map(Runbook::source).anyMatch(source -> !source.equals(RUNBOOK_SOURCE));
        if (!replaced) {
            runbooks.add(slug, markdown, RUNBOOK_SOURCE);
        }
    }
}
