package dev.triage.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The webhook of PagerDuty, version 3: one event of one incident of theirs, which is an alert here. */
final class PagerDutyPayload {

    private PagerDutyPayload() {}

    static PayloadResult read(JsonNode body) {
        JsonNode event = body.at("/event");
        String type = Payload.text(event, "/event_type");
        if (!event.isObject() || type.isEmpty()) {
            return PayloadResult.Invalid.of("event", "is an event of PagerDuty's webhooks v3 with an \"event_type\"");
        }
        JsonNode data = event.at("/data");
        @Nullable
        Instant at = Payload.time(event, "/occurred_at").orElse(null);
        return switch (type) {
            case "incident.triggered", "incident.acknowledged", "incident.unacknowledged", "incident.escalated",
                    "incident.reassigned", "incident.delegated", "incident.priority_updated", "incident.reopened",
                    "incident.resolved" ->
                incident(data, type, at);
            case "incident.annotated" -> note(event, data);
            default -> new PayloadResult.Nothing("events of this type change nothing here");
        };
    }

    private static PayloadResult incident(JsonNode data, String type, @Nullable Instant at) {
        String id = Payload.text(data, "/id");
        String title = Payload.text(data, "/title");
        if (id.isEmpty() || title.isEmpty()) {
            return PayloadResult.Invalid.of("event.data", "is an incident with an \"id\" and a \"title\"");
        }
        boolean resolved = type.equals("incident.resolved") || Payload.text(data, "/status").equals("resolved");
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "service", Payload.text(data, "/service/summary"));
        put(labels, "urgency", Payload.text(data, "/urgency"));
        put(labels, "priority", Payload.text(data, "/priority/summary"));
        put(labels, "escalation_policy", Payload.text(data, "/escalation_policy/summary"));
        put(labels, "team", Payload.text(data, "/teams/0/summary"));
        put(labels, "number", Payload.text(data, "/number"));
        String details = Payload.text(data, "/body/details");
        return new PayloadResult.Alerts(List.of(new RawAlert(id, "", title,
                resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING,
                Payload.firstOf(Payload.text(data, "/priority/summary"), Payload.text(data, "/urgency")), null, labels,
                details.isEmpty() ? title : title + "\n" + details, Payload.text(data, "/html_url"),
                Payload.time(data, "/created_at").orElse(at), at)), 0);
    }

    private static PayloadResult note(JsonNode event, JsonNode data) {
        String text = Payload.text(data, "/content");
        String incident = Payload.text(data, "/incident/id");
        if (text.isEmpty() || incident.isEmpty()) {
            return new PayloadResult.Nothing("the note has no text or no incident");
        }
        return new PayloadResult.Note(incident, Payload.text(event, "/id"),
                Payload.firstOf(Payload.text(event, "/agent/summary"), "PagerDuty"), text);
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
