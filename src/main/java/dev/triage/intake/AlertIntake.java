package dev.triage.intake;

import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door for alerts: raw webhook bodies come in, stored alerts and incidents come out. */
@Service
public class AlertIntake {

    private static final String PAGERDUTY = "pagerduty";

    private final AlertPlacement placement;
    private final Updates updates;
    private final AlertReading reading;
    private final GenericHookProperties generic;
    private final AlertMetrics metrics;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    AlertIntake(AlertPlacement placement, Updates updates, Redactor redactor, AlertProperties properties,
            GenericHookProperties generic, AlertMetrics metrics, Supplier<UUID> ids, Clock clock) {
        this.placement = placement;
        this.updates = updates;
        this.reading = new AlertReading(redactor, new AlertTopology(properties), ids);
        this.generic = generic;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A body of Alertmanager's webhook, version 4. */
    public HookResult alertmanager(byte[] body) {
        return read(body).map(node -> take("alertmanager", PrometheusPayload.alertmanager(node)))
                .orElseGet(HookResult.NotJson::new);
    }

    /** A body of Grafana alerting's webhook. */
    public HookResult grafana(byte[] body) {
        return read(body).map(node -> take("grafana", PrometheusPayload.grafana(node)))
                .orElseGet(HookResult.NotJson::new);
    }

    /** A body of PagerDuty's webhook, version 3. */
    public HookResult pagerDuty(byte[] body) {
        return read(body).map(node -> take(PAGERDUTY, PagerDutyPayload.read(node)))
                .orElseGet(HookResult.NotJson::new);
    }

    /** A body of another system, by its configured mapping. */
    public HookResult generic(String source, byte[] body) {
        GenericHookProperties.Mapping mapping = generic.sources().get(source);
        if (mapping == null) {
            return new HookResult.UnknownSource(List.copyOf(new TreeSet<>(generic.sources().keySet())));
        }
        return read(body).map(node -> take(source, GenericPayload.read(node, mapping)))
                .orElseGet(HookResult.NotJson::new);
    }

    private Optional<JsonNode> read(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node != null && node.isContainer() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private HookResult take(String source, PayloadResult payload) {
        return switch (payload) {
            case PayloadResult.Invalid invalid -> new HookResult.Invalid(invalid.problems());
            case PayloadResult.Nothing nothing -> new HookResult.Ignored(nothing.reason());
            case PayloadResult.Note note -> note(source, note);
            case PayloadResult.Alerts alerts -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                metrics.received(source, alerts.alerts().size(), alerts.leftOut());
                List<Alert> safe = alerts.alerts().stream().map(alert -> reading.read(source, alert, now)).toList();
                yield placement.place(safe, alerts.leftOut());
            }
        };
    }

    private HookResult note(String source, PayloadResult.Note note) {
        return placement.incidentOf(source, note.fingerprint())
                .map(incident -> switch (updates.add(incident,
                        RawUpdate.of(source, note.author(), note.text(), note.eventId()), true)) {
                    case UpdateResult.Stored stored -> new HookResult.Received(0, 0, 0, List.of(incident));
                    case UpdateResult.Repeated repeated -> new HookResult.Received(0, 0, 0, List.of(incident));
                    case UpdateResult.Invalid invalid -> new HookResult.Invalid(invalid.problems());
                    case UpdateResult.NoSuchIncident none -> new HookResult.Ignored("the incident is not known");
                }).orElseGet(() -> new HookResult.Ignored("the note is on an incident that is not known here"));
    }
}
