package dev.triage.intake;

import dev.triage.redact.RedactedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from an alert's labels what places it: its service, its machine, its namespace, its cluster. Pure. */
final class AlertTopology {

    /** What was redacted reads the same wherever it stood, so having it in common says nothing. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z][a-z0-9-]*>|\\[redacted:");
    private static final Pattern PORT = Pattern.compile("^(\\[[^]]+]|[^:]+):\\d{1,5}$");

    private final AlertProperties properties;
    private final Pattern notServices;

    AlertTopology(AlertProperties properties) {
        this.properties = properties;
        this.notServices = Pattern.compile(properties.notServices(), Pattern.CASE_INSENSITIVE);
    }

    /** The service that suffers, unless the label names the tool that watches it. */
    Optional<String> service(Map<String, String> labels) {
        return properties.serviceLabels().stream().map(name -> labels.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty() && !notServices.matcher(value).matches()).findFirst();
    }

    /** By what other alerts can join this one's incident, the strongest reason first. */
    List<JoinKey> keys(Alert alert) {
        String scope = first(alert.labels(), properties.scopeLabels());
        List<JoinKey> keys = new ArrayList<>();
        if (!alert.group().isEmpty()) {
            keys.add(new JoinKey(MergeRule.SAME_GROUP, alert.source() + " " + alert.group(), scope));
        }
        if (alert.service() != null) {
            keys.add(new JoinKey(MergeRule.SAME_SERVICE, alert.service().value().toLowerCase(Locale.ROOT), scope));
        }
        String node = first(alert.labels(), properties.nodeLabels());
        if (!node.isEmpty()) {
            keys.add(new JoinKey(MergeRule.SAME_NODE, PORT.matcher(node).replaceFirst("$1"), scope));
        }
        String namespace = first(alert.labels(), properties.namespaceLabels());
        if (!namespace.isEmpty() && !properties.sharedNamespaces().contains(namespace)) {
            keys.add(new JoinKey(MergeRule.SAME_NAMESPACE, namespace, scope));
        }
        if (!scope.isEmpty()) {
            keys.add(new JoinKey(MergeRule.SAME_NAME, alert.name().value(), scope));
        }
        keys.removeIf(key -> PLACEHOLDER.matcher(key.value() + " " + key.scope()).find());
        return keys;
    }

    private static String first(Map<String, RedactedText> labels, List<String> names) {
        for (String name : names) {
            RedactedText value = labels.get(name);
            if (value != null && !value.isBlank()) {
                return value.value().strip();
            }
        }
        return "";
    }
}
