package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens an incident for an alert. It has no run yet: that begins once no more alerts come. */
@Component
class IncidentOpening {

    private static final int SYMPTOMS_CHARS = 300;
    private static final int LABELS_KEPT = 30;

    private final IncidentRepository incidents;
    private final Redactor redactor;
    private final Supplier<UUID> ids;

    IncidentOpening(IncidentRepository incidents, Redactor redactor, Supplier<UUID> ids) {
        this.incidents = incidents;
        this.redactor = redactor;
        this.ids = ids;
    }

    Incident open(Alert alert, Instant now) {
        String on = alert.service() == null ? "" : " on " + alert.service().value();
        RedactedText title = redactor.redact(alert.name().value() + on);
        RedactedText said = alert.summary();
        RedactedText symptoms = said.length() <= SYMPTOMS_CHARS ? said : said.slice(0, SYMPTOMS_CHARS);
        Map<String, RedactedText> labels = alert.labels().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .limit(LABELS_KEPT).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Incident incident = new Incident(new IncidentId(ids.get()),
                title.length() <= Incident.TITLE_MAX_CHARS ? title : title.slice(0, Incident.TITLE_MAX_CHARS),
                alert.service() == null ? new ServiceName("unknown") : alert.service(), symptoms, alert.startsAt(),
                alert.severity(), labels, redactor.redact("## Alerts\n" + AlertText.opening(List.of(alert))),
                IncidentStatus.OPEN, Origin.LIVE, now, null);
        incidents.insert(incident);
        return incident;
    }
}
