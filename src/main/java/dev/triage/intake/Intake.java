package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.Pseudonyms;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.triage.Acceptance;
import dev.triage.triage.IdempotencyKey;
import dev.triage.triage.RunRequest;
import dev.triage.triage.TriageService;
import dev.triage.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door: raw reports come in, redacted incidents go on. Nothing behind it sees a raw text. */
@Service
public class Intake {

    private static final int SYMPTOMS_MAX_CHARS = 1000;
    private static final int LABELS_MAX = 50;
    private static final int LABEL_MAX_CHARS = 200;
    private static final int KEY_MAX_CHARS = 255;
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
    private static final Pattern LABEL_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,62}");

    private final Redactor redactor;
    private final TriageService triage;
    private final LaterContext later;
    private final Vault vault;
    private final IncidentOriginals originals;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Intake(Redactor redactor, TriageService triage, LaterContext later, Vault vault, IncidentOriginals originals,
            Supplier<UUID> ids,
            Clock clock) {
        this.redactor = redactor;
        this.triage = triage;
        this.later = later;
        this.vault = vault;
        this.originals = originals;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes a report and asks for its triage.
     *
     * @param idempotencyKey the client's key; null if repeats may make new incidents
     */
    public IntakeResult submit(ManualReport report, RunRequest request, @Nullable String idempotencyKey) {
        List<IntakeResult.FieldProblem> problems = new ArrayList<>();
        String context = ContextText.assemble(report);
        check(report, context, idempotencyKey, problems);
        if (!problems.isEmpty()) {
            return new IntakeResult.Invalid(problems);
        }
        Instant begun = clock.instant();
        Pseudonyms pseudonyms = Pseudonyms.none();
        fields(report, request).forEach(pseudonyms::reserve);
        Incident incident = incident(report, context, begun, pseudonyms);
        Duration redaction = Duration.between(begun, clock.instant());
        IdempotencyKey key = idempotencyKey == null
                ? null
                : new IdempotencyKey(Digest.sha256(idempotencyKey), Digest.sha256(fields(report, request)));
        Acceptance acceptance = triage.submit(incident, request, redaction,
                vault.seal(incident.id(), pseudonyms).orElse(null), key);
        return new IntakeResult.Passed(incident, acceptance);
    }

    /**
     * Triages a known incident again, with the alerts and updates that have come since.
     *
     * @param addedContext what this run alone is to know beyond them; may be blank
     */
    public Acceptance again(IncidentId incident, RunRequest request, String addedContext,
            @Nullable String idempotencyKey) {
        IdempotencyKey key = idempotencyKey == null
                ? null
                : new IdempotencyKey(Digest.sha256(idempotencyKey),
                        Digest.sha256(List.of(incident.toString(), request.toString(), addedContext)));
        return originals.redact(incident, pseudonyms -> {
            Instant begun = clock.instant();
            RedactedText added = RedactedText.join(List.of(later.of(incident),
                    redactor.redact(ContextText.clean(addedContext), pseudonyms)));
            Duration redaction = Duration.between(begun, clock.instant());
            return triage.again(incident, request, added, redaction,
                    vault.seal(incident, pseudonyms).orElse(null), key);
        });
    }

    /** Makes a text safe that is only to be looked up, not kept. */
    public RedactedText lookup(String text) {
        return redactor.redact(ContextText.clean(text));
    }

    private void check(ManualReport report, String context, @Nullable String key,
            List<IntakeResult.FieldProblem> problems) {
        if (context.isBlank()) {
            problems.add(new IntakeResult.FieldProblem("context", "is empty: give the incident's text as \"context\","
                    + " or as \"metrics\", \"logs\", \"deploys\" and \"notes\""));
        }
        if (report.service() != null && !ServiceName.isValid(report.service())) {
            problems.add(new IntakeResult.FieldProblem("service",
                    "has 1 to 100 letters, digits, spaces or . _ / : - and begins with a letter or digit"));
        } else if (report.service() != null && !redactor.redact(report.service()).redactions().isEmpty()) {
            problems.add(new IntakeResult.FieldProblem("service",
                    "looks like a secret or an address; give the service's name"));
        }
        if (report.title() != null && report.title().length() > Incident.TITLE_MAX_CHARS) {
            problems.add(new IntakeResult.FieldProblem("title",
                    "has at most " + Incident.TITLE_MAX_CHARS + " characters, not " + report.title().length()));
        }
        if (report.symptoms() != null && report.symptoms().length() > SYMPTOMS_MAX_CHARS) {
            problems.add(new IntakeResult.FieldProblem("symptoms", "has at most " + SYMPTOMS_MAX_CHARS
                    + " characters, not " + report.symptoms().length() + "; put the rest into the context"));
        }
        if (report.startedAt() != null && report.startedAt().isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            problems.add(new IntakeResult.FieldProblem("startedAt", "is in the future; times are ISO-8601 in UTC"));
        }
        if (report.labels().size() > LABELS_MAX) {
            problems.add(new IntakeResult.FieldProblem("labels", "has at most " + LABELS_MAX + " entries"));
        }
        report.labels().forEach((name, value) -> {
            if (!LABEL_KEY.matcher(name).matches() || value.length() > LABEL_MAX_CHARS) {
                problems.add(new IntakeResult.FieldProblem("labels", "names have 1 to 63 letters, digits and . _ / -;"
                        + " values at most " + LABEL_MAX_CHARS + " characters"));
            }
        });
        if (key != null && (key.isBlank() || key.length() > KEY_MAX_CHARS)) {
            problems.add(
                    new IntakeResult.FieldProblem("Idempotency-Key", "has 1 to " + KEY_MAX_CHARS + " characters"));
        }
    }

    private Incident incident(ManualReport report, String context, Instant now, Pseudonyms pseudonyms) {
        RedactedText safeContext = redactor.redact(context, pseudonyms);
        RedactedText given = redactor
                .redact(ContextText.clean(report.title() == null ? "" : report.title()).strip(), pseudonyms);
        RedactedText title = given.isBlank() ? redactor.redact(ContextText.title(safeContext.value())) : given;
        Map<String, RedactedText> labels = new HashMap<>();
        report.labels()
                .forEach((name, value) -> labels.put(name, redactor.redact(ContextText.clean(value), pseudonyms)));
        return new Incident(new IncidentId(ids.get()),
                title.length() <= Incident.TITLE_MAX_CHARS ? title : title.slice(0, Incident.TITLE_MAX_CHARS),
                new ServiceName(report.service() == null ? "unknown" : report.service()),
                redactor.redact(ContextText.clean(report.symptoms() == null ? "" : report.symptoms()).strip(),
                        pseudonyms),
                report.startedAt(), report.severity() == null ? Severity.UNKNOWN : report.severity(), labels,
                safeContext, IncidentStatus.OPEN, Origin.LIVE, now, null);
    }

    private static List<String> fields(ManualReport report, RunRequest request) {
        List<String> fields = new ArrayList<>();
        fields.add(request.toString());
        for (Object field : new @Nullable Object[]{report.title(), report.service(), report.symptoms(),
                report.startedAt(), report.severity(), new java.util.TreeMap<>(report.labels()), report.context(),
                report.metrics(), report.logs(), report.deploys(), report.notes()}) {
            fields.add(String.valueOf(field));
        }
        return fields;
    }
}
