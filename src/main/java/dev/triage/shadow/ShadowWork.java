package dev.triage.shadow;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentRepository;
import dev.triage.llm.LlmClient;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunChoices;
import dev.triage.triage.RunRepository;
import dev.triage.triage.RunRequest;
import dev.triage.triage.TriageRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Draws live runs that have ended and works on them, one after the other, while no live run waits. The queue calls it
 * in one copy of the service at a time, so that the budget is a plain sum and models are there for the live runs.
 */
@Component
@Lazy
class ShadowWork {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowWork.class);

    /** So long at most, then the queue's thread is given back. */
    private static final Duration PASS_MAX = Duration.ofMinutes(2);

    private static final int ATTEMPTS_MAX = 3;

    private final CandidateRepository candidates;
    private final ShadowRepository shadows;
    private final ShadowAnalyst analyst;
    private final RunRepository runs;
    private final RunChoices choices;
    private final IncidentRepository incidents;
    private final LlmClient llm;
    private final ShadowProperties properties;
    private final Clock clock;

    ShadowWork(CandidateRepository candidates, ShadowRepository shadows, ShadowAnalyst analyst, RunRepository runs,
            RunChoices choices, IncidentRepository incidents, LlmClient llm, ShadowProperties properties,
            Clock clock) {
        this.candidates = candidates;
        this.shadows = shadows;
        this.analyst = analyst;
        this.runs = runs;
        this.choices = choices;
        this.incidents = incidents;
        this.llm = llm;
        this.properties = properties;
        this.clock = clock;
    }

    /** One look for work; returns how many pieces were done. */
    int pass() {
        Instant begun = clock.instant();
        shadows.sample(properties.waitingMax(), begun);
        int done = 0;
        while (clock.instant().isBefore(begun.plus(PASS_MAX))) {
            Optional<ShadowRepository.Waiting> next = shadows.next();
            if (next.isEmpty() || runs.backlog().queued() > 0) {
                return done;
            }
            ShadowRepository.Waiting work = next.get();
            shadows.finish(work, outcome(work), clock.instant());
            done++;
        }
        return done;
    }

    private ShadowOutcome outcome(ShadowRepository.Waiting work) {
        Candidate candidate = candidates.find(work.candidateId()).orElseThrow();
        if (!candidate.isRunning()) {
            return ShadowOutcome.skipped("the candidate had ended");
        }
        TriageRun live = runs.find(work.runId()).orElseThrow();
        Incident incident = incidents.find(live.incidentId()).orElseThrow();
        if (live.result() == null) {
            return ShadowOutcome.skipped("the live run has no report");
        }
        Optional<Acceptance.Unknown> unknown = choices.check(new RunRequest(candidate.choice().model(),
                candidate.choice().promptVersion(), live.language()));
        if (unknown.isPresent()) {
            return ShadowOutcome.skipped("%s %s is not there".formatted(unknown.get().field(), unknown.get().value()));
        }
        if (shadows.begin(work) > ATTEMPTS_MAX) {
            return ShadowOutcome.skipped("given up: interrupted " + ATTEMPTS_MAX + " times");
        }
        try {
            return analyst.work(candidate, live, live.result(), incident,
                    new BudgetedClient(llm, shadows, work, candidate.budgetUsd()));
        } catch (BudgetedClient.Reached e) {
            return ShadowOutcome.skipped("the budget does not allow it");
        } catch (TransientDataAccessException | NonTransientDataAccessResourceException e) {
            throw e;
        } catch (RuntimeException e) {
            // A message may quote the incident; the class and the stack may not.
            RuntimeException bare = new IllegalStateException(e.getClass().getName());
            bare.setStackTrace(e.getStackTrace());
            LOG.error("shadow of run {} failed", work.runId(), bare);
            return new ShadowOutcome(ShadowStatus.INFRASTRUCTURE,
                    "internal error (" + e.getClass().getSimpleName() + ")", null, null, null, java.util.List.of());
        }
    }
}
