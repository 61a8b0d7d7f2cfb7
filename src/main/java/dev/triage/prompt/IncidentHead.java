package dev.triage.prompt;

import dev.triage.incident.Incident;
import dev.triage.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands at the head of an incident. It is never dropped, so it is bounded.
 *
 * @param text whole lines
 * @param leftOut what was too long
 */
record IncidentHead(String text, List<String> leftOut) {

    private static final int SYMPTOMS_MAX_CHARS = 1000;
    private static final int LABELS_MAX = 20;
    private static final int LABEL_MAX_CHARS = 120;

    IncidentHead {
        leftOut = List.copyOf(leftOut);
    }

    static IncidentHead of(Incident incident) {
        List<String> leftOut = new ArrayList<>();
        String symptoms = PlainLine.of(incident.symptoms().value(), SYMPTOMS_MAX_CHARS);
        if (symptoms.length() > SYMPTOMS_MAX_CHARS) {
            leftOut.add("symptoms: what follows the first " + SYMPTOMS_MAX_CHARS + " characters");
        }
        List<String> labels = new TreeMap<>(incident.labels()).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue().value()).toList();
        boolean longLabel = labels.stream().anyMatch(label -> label.length() > LABEL_MAX_CHARS);
        if (labels.size() > LABELS_MAX || longLabel) {
            leftOut.add("labels: those after the first " + LABELS_MAX + ", and what exceeds " + LABEL_MAX_CHARS
                    + " characters of one");
        }
        boolean judged = incident.reportedSeverity() != Severity.UNKNOWN;
        String text = "Title: " + PlainLine.of(incident.title().value(), Incident.TITLE_MAX_CHARS) + "\n" + "Service: "
                + incident.service() + "\n" + "Symptoms: " + (symptoms.isEmpty() ? "not stated" : symptoms) + "\n"
                + "Started: " + (incident.startedAt() == null ? "not stated" : incident.startedAt()) + "\n"
                + "Reported: "
                + incident.createdAt() + "\n" + "Severity by the reporter: "
                + (judged ? incident.reportedSeverity() : "not stated") + "\n" + "Labels: "
                + (labels.isEmpty()
                        ? "none"
                        : labels.stream().limit(LABELS_MAX).map(label -> PlainLine.of(label, LABEL_MAX_CHARS))
                                .collect(Collectors.joining(", ")))
                + "\n";
        return new IncidentHead(text, leftOut);
    }
}
