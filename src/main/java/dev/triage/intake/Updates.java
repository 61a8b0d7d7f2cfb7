package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes known after an incident was reported: kept in order, and part of every later run. */
@Service
public class Updates {

    private static final int AUTHOR_MAX_CHARS = 100;
    private static final int TEXT_MAX_CHARS = 1 << 20;
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    private final UpdateRepository updates;
    private final IncidentRepository incidents;
    private final Retriage retriage;
    private final Redactor redactor;
    private final IncidentOriginals originals;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Updates(UpdateRepository updates, IncidentRepository incidents, Retriage retriage, Redactor redactor,
            IncidentOriginals originals, TransactionTemplate transaction, Supplier<UUID> ids, Clock clock) {
        this.updates = updates;
        this.incidents = incidents;
        this.retriage = retriage;
        this.redactor = redactor;
        this.originals = originals;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps an update.
     *
     * @param triage whether the incident is to be triaged again once no more comes in for a moment
     */
    public UpdateResult add(IncidentId incident, RawUpdate raw, boolean triage) {
        String text = ContextText.assemble(new ManualReport(null, null, null, null, null, java.util.Map.of(),
                raw.text(), raw.metrics(), raw.logs(), raw.deploys(), raw.notes()));
        List<IntakeResult.FieldProblem> problems = problems(raw, text);
        if (!problems.isEmpty()) {
            return new UpdateResult.Invalid(problems);
        }
        if (incidents.summaries(List.of(incident)).isEmpty()) {
            return new UpdateResult.NoSuchIncident(incident);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UpdateResult result = originals.redact(incident, pseudonyms -> {
            IncidentUpdate update = new IncidentUpdate(ids.get(), incident, source(raw), author(raw),
                    redactor.redact(text, pseudonyms), raw.occurredAt() == null ? now : raw.occurredAt(), now);
            return transaction.execute(status -> {
                if (!updates.insert(update, raw.externalId())) {
                    return null;
                }
                originals.store(incident, pseudonyms);
                return new UpdateResult.Stored(update, triage ? retriage.afterUpdate(incident) : null);
            });
        });
        String externalId = raw.externalId();
        return result != null || externalId == null
                ? java.util.Objects.requireNonNull(result)
                : new UpdateResult.Repeated(updates.find(incident, source(raw), externalId).orElseThrow());
    }

    /** The updates of an incident in the order in which they came, from the one behind {@code after} on. */
    public List<IncidentUpdate> ofIncident(IncidentId incident, @Nullable UUID after, int limit) {
        return updates.ofIncident(incident, after, limit);
    }

    private List<IntakeResult.FieldProblem> problems(RawUpdate raw, String text) {
        List<IntakeResult.FieldProblem> problems = new ArrayList<>();
        if (text.isBlank()) {
            problems.add(new IntakeResult.FieldProblem("text", "is empty: say what has become known as \"text\", or as"
                    + " \"metrics\", \"logs\", \"deploys\" and \"notes\""));
        }
        if (text.length() > TEXT_MAX_CHARS) {
            problems.add(new IntakeResult.FieldProblem("text",
                    "has at most " + TEXT_MAX_CHARS + " characters, not " + text.length()));
        }
        if (!SOURCE.matcher(source(raw)).matches()) {
            problems.add(new IntakeResult.FieldProblem("source", "has 1 to 40 small letters, digits and . _ -"));
        }
        if (raw.author() != null && raw.author().length() > AUTHOR_MAX_CHARS) {
            problems.add(
                    new IntakeResult.FieldProblem("author", "has at most " + AUTHOR_MAX_CHARS + " characters"));
        }
        if (raw.occurredAt() != null && raw.occurredAt().isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            problems.add(new IntakeResult.FieldProblem("occurredAt", "is in the future; times are ISO-8601 in UTC"));
        }
        return problems;
    }

    private RedactedText author(RawUpdate raw) {
        return redactor.redact(
                ContextText.clean(raw.author() == null ? "" : raw.author()).strip().replaceAll("\\s+", " "));
    }

    private static String source(RawUpdate raw) {
        return raw.source() == null || raw.source().isBlank() ? "api" : raw.source();
    }
}
