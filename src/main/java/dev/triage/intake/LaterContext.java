package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of an incident beyond its first report, as text: its later alerts and the updates to it. */
@Component
class LaterContext {

    private static final int ALERTS_READ_MAX = 5000;
    private static final int UPDATES_READ_MAX = 1000;
    private static final int UPDATES_MAX_CHARS = 1 << 20;

    private final AlertRepository alerts;
    private final UpdateRepository updates;
    private final Redactor redactor;

    LaterContext(AlertRepository alerts, UpdateRepository updates, Redactor redactor) {
        this.alerts = alerts;
        this.updates = updates;
        this.redactor = redactor;
    }

    /** Blank if there is nothing. */
    RedactedText of(IncidentId incident) {
        List<RedactedText> parts = new ArrayList<>();
        List<StoredAlert> later = alerts.ofIncident(incident, null, ALERTS_READ_MAX);
        List<StoredAlert> unseen = later.stream().filter(alert -> !alert.inContext()).toList();
        if (!unseen.isEmpty()) {
            parts.add(redactor.redact("## Further alerts\n" + AlertText.digest(unseen)));
        }
        List<String> ended = later.stream().filter(alert -> alert.inContext() && alert.status() == AlertStatus.RESOLVED)
                .map(AlertText::end).toList();
        if (!ended.isEmpty()) {
            parts.add(redactor.redact("## Alerts that have ended\n" + String.join("\n", ended)));
        }
        updates(incident, parts);
        return RedactedText.join(parts);
    }

    /** The newest are kept when there is too much. */
    private void updates(IncidentId incident, List<RedactedText> parts) {
        List<IncidentUpdate> all = updates.ofIncident(incident, null, UPDATES_READ_MAX);
        int room = UPDATES_MAX_CHARS;
        int from = all.size();
        while (from > 0 && (room -= all.get(from - 1).text().length()) >= 0) {
            from--;
        }
        for (IncidentUpdate update : all.subList(from, all.size())) {
            String by = update.author().isBlank() ? update.source() : update.author().value();
            parts.add(redactor.redact("## Update of " + time(update.occurredAt()) + " by " + by));
            parts.add(update.text());
        }
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
