package dev.triage.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of any other system, read by a configured mapping. */
final class GenericPayload {

    private static final int ALERTS_MAX = 5000;

    private GenericPayload() {}

    static PayloadResult read(JsonNode body, GenericHookProperties.Mapping mapping) {
        JsonNode list = mapping.alerts().isEmpty() ? body : body.at(mapping.alerts());
        List<JsonNode> alerts = list.isArray() ? List.copyOf(list.values()) : List.of(list);
        if (alerts.size() > ALERTS_MAX) {
            return PayloadResult.Invalid.of(mapping.alerts(), "has at most " + ALERTS_MAX + " alerts");
        }
        List<RawAlert> read = new ArrayList<>();
        for (JsonNode alert : alerts) {
            String title = field(alert, mapping.title());
            if (title.isEmpty()) {
                return PayloadResult.Invalid.of(mapping.alerts() + (list.isArray() ? "/" + read.size() : "")
                        + mapping.title(), "is missing; it is the alert's title by the mapping of this source");
            }
            read.add(alert(alert, title, mapping));
        }
        return new PayloadResult.Alerts(read, 0);
    }

    private static RawAlert alert(JsonNode alert, String title, GenericHookProperties.Mapping mapping) {
        Map<String, String> labels = new LinkedHashMap<>(mapping.defaults());
        if (!mapping.labels().isEmpty()) {
            labels.putAll(Payload.texts(alert.at(mapping.labels())));
        }
        boolean resolved = mapping.resolvedValues().contains(field(alert, mapping.status()).toLowerCase(Locale.ROOT));
        @Nullable
        Instant starts = time(alert, mapping.startedAt());
        @Nullable
        Instant ends = time(alert, mapping.endedAt());
        String service = field(alert, mapping.service());
        return new RawAlert(field(alert, mapping.fingerprint()), field(alert, mapping.group()), title,
                resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING, field(alert, mapping.severity()),
                service.isEmpty() ? null : service, labels, field(alert, mapping.description()),
                field(alert, mapping.link()), starts, resolved ? ends : starts);
    }

    private static String field(JsonNode alert, String pointer) {
        return pointer.isEmpty() ? "" : Payload.text(alert, pointer);
    }

    private static @Nullable Instant time(JsonNode alert, String pointer) {
        return pointer.isEmpty() ? null : Payload.time(alert, pointer).orElse(null);
    }
}
