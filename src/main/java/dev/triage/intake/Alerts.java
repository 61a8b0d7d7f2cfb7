package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The alerts of incidents: looks at them, and splits off one that was merged wrongly. */
@Service
public class Alerts {

    private final AlertRepository alerts;
    private final JoinKeyRepository joinKeys;
    private final IncidentOpening opening;
    private final Retriage retriage;
    private final Updates updates;
    private final Redactor redactor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Alerts(AlertRepository alerts, JoinKeyRepository joinKeys, IncidentOpening opening, Retriage retriage,
            Updates updates, Redactor redactor, TransactionTemplate transaction, Clock clock) {
        this.alerts = alerts;
        this.joinKeys = joinKeys;
        this.opening = opening;
        this.retriage = retriage;
        this.updates = updates;
        this.redactor = redactor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a wish to split. */
    public sealed interface Split {

        /** The alert has an incident of its own now. */
        record Done(IncidentId incident) implements Split {}

        /** The incident has no such alert. */
        record NoSuchAlert() implements Split {}

        /** It is the incident's only alert. */
        record OnlyAlert() implements Split {}
    }

    /** The alerts of an incident in the order of their arrival, from the one behind {@code after} on. */
    public List<StoredAlert> ofIncident(IncidentId incident, @Nullable UUID after, int limit) {
        return alerts.ofIncident(incident, after, limit);
    }

    /**
     * Gives an alert an incident of its own. Its later firings follow it there; alerts like it still join the first.
     * Both incidents are triaged again.
     *
     * @param by who wants it
     */
    public Split split(IncidentId incident, UUID alertId, String by) {
        return transaction.execute(status -> {
            joinKeys.takeTurn();
            Optional<StoredAlert> found = alerts.find(alertId).filter(alert -> incident.equals(alert.incidentId()));
            if (found.isEmpty()) {
                return new Split.NoSuchAlert();
            }
            if (alerts.count(incident) == 1) {
                return new Split.OnlyAlert();
            }
            StoredAlert alert = found.get();
            Instant now = clock.instant();
            Incident own = opening.open(new Alert(alert.id(), alert.source(), "", "", alert.name(), alert.status(),
                    alert.severity(), alert.service(), alert.labels(), alert.summary(), alert.link(),
                    alert.startsAt(), alert.changedAt(), true), now);
            alerts.move(alertId, incident, own.id(),
                    redactor.redact("split off by %s from incident %s".formatted(by, incident)));
            updates.add(incident, RawUpdate.of("triage", by, "The alert %s on this incident belongs to another failure"
                    .formatted(alert.name().value()) + " and was split off to incident " + own.id() + ".",
                    "split-" + alertId), true);
            retriage.afterUpdate(own.id());
            return new Split.Done(own.id());
        });
    }
}
