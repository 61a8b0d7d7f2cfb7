package dev.triage.hook;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.Origin;
import dev.triage.incident.Severity;
import dev.triage.outbox.Outbox;
import dev.triage.outbox.OutboxProperties;
import dev.triage.postmortem.PostmortemPublished;
import dev.triage.report.ReportView;
import dev.triage.triage.RunEnded;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what webhooks tell of into the outbox, inside the transaction in which it happens. */
@Component
class WebhookEvents {

    static final String REPORT_READY = "report.ready";
    static final String SEVERITY_CHANGED = "severity.changed";
    static final String POSTMORTEM_PUBLISHED = "postmortem.published";
    static final Set<String> ALL = Set.of(REPORT_READY, SEVERITY_CHANGED, POSTMORTEM_PUBLISHED);

    private final WebhookProperties properties;
    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final Outbox outbox;
    private final OutboxProperties links;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    WebhookEvents(WebhookProperties properties, IncidentRepository incidents, RunRepository runs, Outbox outbox,
            OutboxProperties links, Clock clock) {
        this.properties = properties;
        this.incidents = incidents;
        this.runs = runs;
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
    }

    @EventListener
    void ended(RunEnded event) {
        if (!anyoneHears(REPORT_READY) && !anyoneHears(SEVERITY_CHANGED)) {
            return;
        }
        Optional<Incident> incident = incidents.find(event.incidentId())
                .filter(known -> known.origin() == Origin.LIVE);
        List<TriageRun> all = runs.ofIncident(event.incidentId());
        Optional<ReportView> report = incident.flatMap(known -> all.stream()
                .filter(run -> run.id().equals(event.runId())).findFirst()
                .flatMap(run -> ReportView.of(known, run)));
        if (report.isEmpty()) {
            return;
        }
        Map<String, Object> data = data(report.get());
        tell(REPORT_READY, event.runId() + "-ready", event.incidentId(), data);
        Severity now = report.get().diagnosis().severity().level();
        before(all, event).filter(earlier -> earlier != now).ifPresent(earlier -> {
            Map<String, Object> change = new LinkedHashMap<>(data);
            change.put("previousSeverity", earlier);
            tell(SEVERITY_CHANGED, event.runId() + "-severity", event.incidentId(), change);
        });
    }

    @EventListener
    void published(PostmortemPublished event) {
        if (anyoneHears(POSTMORTEM_PUBLISHED)) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("incidentId", event.incidentId());
            data.put("slug", event.slug());
            data.put("publishedBy", event.publishedBy());
            data.put("publishedAt", event.publishedAt());
            data.put("page", links.publicUrl() + "/postmortems/" + event.slug());
            tell(POSTMORTEM_PUBLISHED, event.incidentId() + "-postmortem", event.incidentId(), data);
        }
    }

    /** The severity of the last report before this run. */
    private static Optional<Severity> before(List<TriageRun> newestFirst, RunEnded event) {
        return newestFirst.stream().dropWhile(run -> !run.id().equals(event.runId())).skip(1)
                .flatMap(run -> Optional.ofNullable(run.result()).stream())
                .map(result -> result.verification().diagnosis().severity().level()).findFirst();
    }

    private Map<String, Object> data(ReportView report) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("incidentId", report.incidentId());
        data.put("runId", report.runId());
        data.put("title", report.title());
        data.put("service", report.service());
        data.put("status", report.status());
        data.put("severity", report.diagnosis().severity().level());
        data.put("severityByPolicy", report.severityByPolicy().level());
        data.put("outcome", report.diagnosis().outcome());
        data.put("causeCodes", report.diagnosis().hypotheses().stream().map(each -> each.causeCode().name()).toList());
        data.put("summary", report.diagnosis().summary());
        data.put("language", report.provenance().language());
        data.put("page", page(report.incidentId()));
        data.put("report", links.publicUrl() + "/api/v1/incidents/" + report.incidentId() + "/report.md?run="
                + report.runId());
        return data;
    }

    private void tell(String type, String id, IncidentId incident, Map<String, Object> data) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", now.toString());
        body.put("data", data);
        String payload = json.writeValueAsString(body);
        properties.endpoints().forEach((name, endpoint) -> {
            if (endpoint.hears(type)) {
                outbox.put("webhook-" + name + "-" + id, WebhookSender.CHANNEL, "evt-" + id, name, payload, incident);
            }
        });
    }

    private boolean anyoneHears(String event) {
        return properties.endpoints().values().stream().anyMatch(endpoint -> endpoint.hears(event));
    }

    private String page(IncidentId incident) {
        return links.publicUrl() + "/incidents/" + incident;
    }
}
