package dev.triage.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The webhook of Alertmanager (version 4), and that of Grafana alerting, which has the same shape with fields of its own:
 * <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager</a>,
 * <a href="https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/">Grafana</a>.
 */
final class PrometheusPayload {

    private static final String ALERTMANAGER_VERSION = "4";

    private PrometheusPayload() {}

    static PayloadResult alertmanager(JsonNode body) {
        String version = Payload.text(body, "/version");
        if (!version.equals(ALERTMANAGER_VERSION)) {
            return PayloadResult.Invalid.of("version",
                    "is \"4\", the webhook format of Alertmanager, not \"%s\"".formatted(cut(version)));
        }
        return read(body);
    }

    static PayloadResult grafana(JsonNode body) {
        return read(body);
    }

    private static PayloadResult read(JsonNode body) {
        JsonNode alerts = body.at("/alerts");
        if (!alerts.isArray()) {
            return PayloadResult.Invalid.of("alerts", "is a list of alerts");
        }
        String group = group(body);
        List<RawAlert> read = new ArrayList<>();
        for (JsonNode alert : alerts.values()) {
            String status = Payload.text(alert, "/status");
            if (!alert.isObject() || !alert.at("/labels").isObject()
                    || !status.equals("firing") && !status.equals("resolved")) {
                return PayloadResult.Invalid.of("alerts[" + read.size() + "]",
                        "has \"labels\" and a \"status\" that is \"firing\" or \"resolved\"");
            }
            read.add(alert(alert, status.equals("resolved"), group));
        }
        int leftOut = body.at("/truncatedAlerts").asInt(0);
        return new PayloadResult.Alerts(read, Math.max(leftOut, 0));
    }

    private static RawAlert alert(JsonNode alert, boolean resolved, String group) {
        Map<String, String> labels = Payload.texts(alert.at("/labels"));
        Map<String, String> notes = Payload.texts(alert.at("/annotations"));
        @Nullable
        Instant starts = Payload.time(alert, "/startsAt").orElse(null);
        @Nullable
        Instant ends = Payload.time(alert, "/endsAt").orElse(null);
        String value = Payload.text(alert, "/valueString");
        List<String> says = new ArrayList<>();
        for (String part : List.of(notes.getOrDefault("summary", ""), notes.getOrDefault("description", ""),
                notes.getOrDefault("message", ""), value)) {
            if (!part.isBlank() && !says.contains(part)) {
                says.add(part);
            }
        }
        return new RawAlert(Payload.text(alert, "/fingerprint"), group,
                Payload.firstOf(labels.getOrDefault("alertname", ""), "alert without a name"),
                resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING,
                Payload.firstOf(labels.getOrDefault("severity", ""), labels.getOrDefault("priority", ""),
                        labels.getOrDefault("level", "")),
                null, labels, String.join("\n", says),
                Payload.firstOf(Payload.text(alert, "/dashboardURL"), Payload.text(alert, "/generatorURL")), starts,
                resolved ? ends : starts);
    }

    /** Without labels to group by, everything is in one group, which says nothing. */
    private static String group(JsonNode body) {
        return body.at("/groupLabels").isObject() && !body.at("/groupLabels").isEmpty()
                ? Payload.text(body, "/groupKey")
                : "";
    }

    private static String cut(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
