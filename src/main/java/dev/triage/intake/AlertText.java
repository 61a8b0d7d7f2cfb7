package dev.triage.intake;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alerts as lines of a context, each with its time first. */
final class AlertText {

    private static final int LINES_OF_ONE_NAME = 5;
    private static final int LINES_MAX = 80;
    private static final int SUMMARY_CHARS = 300;

    private AlertText() {}

    /** The alerts that open an incident, with all their labels. */
    static String opening(List<Alert> alerts) {
        return alerts.stream().limit(LINES_MAX)
                .map(alert -> line(alert.startsAt(), alert.name(), "firing", alert.labels(), alert.summary()))
                .collect(Collectors.joining("\n"));
    }

    /** Later alerts: some of each name, and how many more there are. */
    static String digest(List<StoredAlert> alerts) {
        Map<String, List<StoredAlert>> byName = new LinkedHashMap<>();
        alerts.forEach(alert -> byName.computeIfAbsent(alert.name().value(), unused -> new ArrayList<>()).add(alert));
        List<String> lines = new ArrayList<>();
        int left = 0;
        for (Map.Entry<String, List<StoredAlert>> named : byName.entrySet()) {
            List<StoredAlert> all = named.getValue();
            if (lines.size() >= LINES_MAX) {
                left += all.size();
                continue;
            }
            all.stream().limit(LINES_OF_ONE_NAME).forEach(alert -> lines.add(line(alert.startsAt(), alert.name(),
                    alert.status() == AlertStatus.RESOLVED
                            ? "fired, ended " + LaterContext.time(alert.changedAt())
                            : "firing",
                    alert.labels(), alert.summary())));
            if (all.size() > LINES_OF_ONE_NAME) {
                lines.add("%s ALERT %s: %d more like it, with %d different sets of labels".formatted(
                        LaterContext.time(all.getLast().startsAt()), named.getKey(), all.size() - LINES_OF_ONE_NAME,
                        targets(all.subList(LINES_OF_ONE_NAME, all.size()))));
            }
        }
        if (left > 0) {
            lines.add("and " + left + " more alerts of other names");
        }
        return String.join("\n", lines);
    }

    /** The end of an alert that the context tells the beginning of. */
    static String end(StoredAlert alert) {
        return "%s ALERT %s ended".formatted(LaterContext.time(alert.changedAt()), alert.name().value());
    }

    private static long targets(Collection<StoredAlert> alerts) {
        return alerts.stream().map(StoredAlert::labels).distinct().count();
    }

    private static String line(Instant at, RedactedText name, String status, Map<String, RedactedText> labels,
            RedactedText summary) {
        String said = summary.value().replaceAll("\\s*\\R\\s*", " ");
        if (said.length() > SUMMARY_CHARS) {
            said = said.substring(0, SUMMARY_CHARS) + "…";
        }
        String placed = new TreeMap<>(labels).entrySet().stream().filter(label -> !label.getKey().equals("alertname"))
                .map(label -> label.getKey() + "=" + label.getValue().value()).collect(Collectors.joining(", "));
        return "%s ALERT %s %s%s%s".formatted(LaterContext.time(at), name.value(), status,
                placed.isEmpty() ? "" : " (" + placed + ")", said.isBlank() ? "" : ": " + said);
    }
}
