package dev.triage.sample;

import dev.triage.incident.FixOutcome;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sample incident as its file has it; it happened so many days before it is loaded. */
record SampleIncident(String title, String service, Severity severity, int daysAgo, int durationMinutes,
        Map<String, String> labels, String symptoms, String context, SampleResolution resolution) {

    /**
     * How it ended.
     *
     * @param causeCode a name of the closed list of causes; null where nobody ever knew
     */
    record SampleResolution(@Nullable String causeCode, String rootCause, String fix, String prevention) {}

    SampleIncident {
        labels = Map.copyOf(labels);
    }

    /** The same file has the same id in every copy of the service. */
    static IncidentId idOf(String fileName) {
        return new IncidentId(UUID.nameUUIDFromBytes(("sample:" + fileName).getBytes(StandardCharsets.UTF_8)));
    }

    Incident toIncident(IncidentId id, Instant now, Redactor redactor) {
        Instant startedAt = now.minus(Duration.ofDays(daysAgo));
        Map<String, RedactedText> safeLabels = labels.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> redactor.redact(entry.getValue())));
        Resolution end = new Resolution(resolution.causeCode(), redactor.redact(resolution.rootCause().strip()),
                redactor.redact(resolution.fix().strip() + "\n" + resolution.prevention().strip()),
                startedAt.plus(Duration.ofMinutes(durationMinutes)), FixOutcome.WORKED);
        return new Incident(id, redactor.redact(title), new ServiceName(service), redactor.redact(symptoms), startedAt,
                severity, safeLabels, redactor.redact(context), IncidentStatus.RESOLVED, Origin.SAMPLE, startedAt, end);
    }
}
