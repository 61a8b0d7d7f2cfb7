package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.IncidentSummary;
import dev.triage.incident.Resolution;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the incident that each alert belongs to, or opens one. One request's alerts are placed in one transaction, one
 * request at a time over all copies of the service, so that no failure gets two incidents.
 */
@Component
class AlertPlacement {

    private final AlertRepository alerts;
    private final JoinKeyRepository joinKeys;
    private final IncidentRepository incidents;
    private final IncidentOpening opening;
    private final Retriage retriage;
    private final Redactor redactor;
    private final AlertProperties properties;
    private final AlertTopology topology;
    private final AlertMetrics metrics;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Requests of this copy queue here, where they hold no connection, and not at the database. */
    private final ReentrantLock turn = new ReentrantLock(true);

    AlertPlacement(AlertRepository alerts, JoinKeyRepository joinKeys, IncidentRepository incidents,
            IncidentOpening opening, Retriage retriage, Redactor redactor, AlertProperties properties,
            AlertMetrics metrics, TransactionTemplate transaction, Clock clock) {
        this.alerts = alerts;
        this.joinKeys = joinKeys;
        this.incidents = incidents;
        this.opening = opening;
        this.retriage = retriage;
        this.redactor = redactor;
        this.properties = properties;
        this.topology = new AlertTopology(properties);
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What one request changes, gathered while its alerts are placed. */
    private static final class Batch {

        private final Set<IncidentId> touched = new LinkedHashSet<>();
        private final Set<IncidentId> grown = new LinkedHashSet<>();
        private final Set<IncidentId> ended = new LinkedHashSet<>();
        private final List<Runnable> counts = new ArrayList<>();
        private int added;
    }

    HookResult place(List<Alert> received, int leftOut) {
        turn.lock();
        try {
            Batch batch = transaction.execute(status -> placeInTurn(received));
            batch.counts.forEach(Runnable::run);
            return new HookResult.Received(received.size(), batch.added, leftOut, List.copyOf(batch.touched));
        } finally {
            turn.unlock();
        }
    }

    /** The incident that the last firing of an alert belongs to. */
    Optional<IncidentId> incidentOf(String source, String fingerprint) {
        return alerts.lastFiring(source, fingerprint).map(StoredAlert::incidentId);
    }

    private Batch placeInTurn(List<Alert> received) {
        joinKeys.takeTurn();
        Instant now = clock.instant();
        Batch batch = new Batch();
        for (Alert alert : received) {
            if (!isKnown(alert, batch, now) && !joins(alert, batch, now)) {
                open(alert, batch, now);
            }
        }
        batch.ended.stream().filter(alerts::allResolved).forEach(incident -> close(incident, now));
        batch.grown.forEach(retriage::afterAlerts);
        return batch;
    }

    /** Another word on a firing that is stored; or on the last one, if the alert does not say which it means. */
    private boolean isKnown(Alert alert, Batch batch, Instant now) {
        Optional<StoredAlert> last = alerts.lastFiring(alert.source(), alert.fingerprint());
        Optional<StoredAlert> known = alerts.firing(alert).or(() -> last.filter(
                earlier -> earlier.status() == AlertStatus.FIRING && (alert.status() == AlertStatus.RESOLVED
                        || !alert.startsAt().isAfter(earlier.startsAt()) || !alert.startIsKnown())));
        if (known.isEmpty()) {
            if (alert.status() == AlertStatus.FIRING) {
                return false;
            }
            alerts.insert(alert, null, MergeRule.NONE, redactor.redact("its beginning was never told"), false, now);
            batch.added++;
            return true;
        }
        StoredAlert stored = known.get();
        alerts.delivered(stored.id(), alert.status(), alert.changedAt(), now);
        batch.counts.add(() -> metrics.redelivered(alert.source()));
        IncidentId incident = stored.incidentId();
        if (incident != null) {
            batch.touched.add(incident);
            if (alert.status() == AlertStatus.RESOLVED && stored.status() == AlertStatus.FIRING) {
                batch.ended.add(incident);
            } else if (alert.status() == AlertStatus.FIRING && stored.status() == AlertStatus.RESOLVED
                    && !alert.changedAt().isBefore(stored.changedAt())
                    && alert.changedAt().isAfter(stored.startsAt())) {
                // Reopened in the other system.
                reopen(incident);
                batch.grown.add(incident);
            }
        }
        return true;
    }

    private boolean joins(Alert alert, Batch batch, Instant now) {
        Instant endedSince = now.minus(properties.reopenWindow());
        List<JoinKey> keys = topology.keys(alert);
        Optional<StoredAlert> before = alerts.lastFiring(alert.source(), alert.fingerprint())
                .filter(earlier -> earlier.incidentId() != null && isLive(earlier.incidentId(), endedSince));
        IncidentId incident;
        MergeRule rule;
        String reason;
        if (before.isPresent() && before.get().incidentId() != null) {
            incident = before.get().incidentId();
            rule = MergeRule.SAME_ALERT;
            reason = "the same alert fired before, at " + LaterContext.time(before.get().startsAt());
        } else {
            Optional<JoinKeyRepository.Match> match = joinKeys.match(keys, now.minus(properties.window()), endedSince);
            if (match.isEmpty()) {
                return false;
            }
            incident = match.get().incident();
            rule = match.get().key().rule();
            reason = match.get().key().reason(inWords(properties.window()));
        }
        if (rule == MergeRule.SAME_ALERT) {
            alerts.endBefore(alert);
        }
        alerts.insert(alert, incident, rule, redactor.redact(reason), false, now);
        joinKeys.save(incident, keys, now);
        reopen(incident);
        batch.added++;
        batch.touched.add(incident);
        batch.grown.add(incident);
        batch.counts.add(() -> metrics.merged(rule));
        return true;
    }

    private void open(Alert alert, Batch batch, Instant now) {
        Incident incident = opening.open(alert, now);
        alerts.insert(alert, incident.id(), MergeRule.FIRST, redactor.redact("opened the incident"), true, now);
        joinKeys.save(incident.id(), topology.keys(alert), now);
        batch.added++;
        batch.touched.add(incident.id());
        batch.grown.add(incident.id());
        batch.counts.add(metrics::incident);
    }

    private boolean isLive(IncidentId id, Instant endedSince) {
        IncidentSummary incident = incidents.summaries(List.of(id)).get(id);
        if (incident == null) {
            return false;
        }
        Resolution end = incident.resolution();
        return incident.status() != IncidentStatus.RESOLVED || end != null && !end.resolvedAt().isBefore(endedSince);
    }

    private void reopen(IncidentId id) {
        IncidentSummary incident = incidents.summaries(List.of(id)).get(id);
        if (incident != null && incident.status() == IncidentStatus.RESOLVED) {
            incidents.updateStatus(id, IncidentStatus.OPEN);
        }
    }

    private void close(IncidentId id, Instant now) {
        IncidentSummary incident = incidents.summaries(List.of(id)).get(id);
        if (incident != null && incident.status() != IncidentStatus.RESOLVED) {
            incidents.resolve(id, new Resolution(null, RedactedText.empty(), RedactedText.empty(), now));
        }
    }

    private static String inWords(Duration window) {
        return window.toMinutes() > 0 ? window.toMinutes() + " min" : window.toSeconds() + " s";
    }
}
