package dev.triage.feedback;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Resolution;
import dev.triage.redact.Redactor;
import dev.triage.similar.SimilarIncidents;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in what people learned, so that the next incident of the kind is found with what fixed this one. */
@Service
public class Feedback {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final FeedbackRepository feedback;
    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final SimilarIncidents similarIncidents;
    private final FactExtractor factExtractor;
    private final Redactor redactor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Feedback(FeedbackRepository feedback, IncidentRepository incidents, RunRepository runs,
            SimilarIncidents similarIncidents, FactExtractor factExtractor, Redactor redactor,
            TransactionTemplate transaction, Clock clock) {
        this.feedback = feedback;
        this.incidents = incidents;
        this.runs = runs;
        this.similarIncidents = similarIncidents;
        this.factExtractor = factExtractor;
        this.redactor = redactor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps whether a hypothesis was right; a person's later word replaces the earlier one.
     *
     * @param rank its place in the report, from 1
     * @param verdict null takes the person's word back
     */
    public FeedbackResult mark(RunId run, int rank, @Nullable Verdict verdict, String author) {
        Optional<TriageRun> found = runs.find(run);
        if (found.isEmpty()) {
            return new FeedbackResult.Missing("run " + run);
        }
        List<Hypothesis> hypotheses = found.get().result() == null
                ? List.of()
                : found.get().result().verification().diagnosis().hypotheses();
        if (rank < 1 || rank > hypotheses.size()) {
            return new FeedbackResult.Missing("hypothesis %d of run %s; it has %d".formatted(rank, run,
                    hypotheses.size()));
        }
        if (verdict == null) {
            feedback.unmark(run, rank, author);
        } else {
            CauseCode cause = hypotheses.get(rank - 1).causeCode();
            feedback.mark(new HypothesisMark(run, rank, cause, verdict, author, clock.instant()));
        }
        return new FeedbackResult.Kept();
    }

    /** What people said of a run's hypotheses. */
    public List<HypothesisMark> marks(RunId run) {
        return feedback.marks(run);
    }

    /** How an incident moved on, the earliest change first. */
    public List<StatusChange> changes(IncidentId incident) {
        return feedback.changes(incident);
    }

    /** Moves an incident to MITIGATED, or opens it again. */
    public FeedbackResult move(IncidentId incident, IncidentStatus status, String author) {
        if (status == IncidentStatus.RESOLVED) {
            return new FeedbackResult.Invalid("status", "RESOLVED takes a resolution: what it was and what ended it");
        }
        boolean moved = Boolean.TRUE.equals(transaction.execute(transactionStatus -> {
            if (!incidents.updateStatus(incident, status)) {
                return false;
            }
            feedback.changed(incident, new StatusChange(status, author, clock.instant()));
            return true;
        }));
        if (!moved) {
            return new FeedbackResult.Missing("incident " + incident);
        }
        index(incident);
        return new FeedbackResult.Kept();
    }

    /** Ends an incident, or corrects how it ended, and makes it findable by what it was. */
    public FeedbackResult resolve(IncidentId incident, ResolutionReport report, String author) {
        Optional<Incident> found = incidents.find(incident);
        if (found.isEmpty()) {
            return new FeedbackResult.Missing("incident " + incident);
        }
        Instant now = clock.instant();
        Instant resolvedAt = report.resolvedAt() == null ? now : report.resolvedAt();
        Optional<FeedbackResult> invalid = invalid(found.get(), report, resolvedAt, now);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        Resolution resolution = new Resolution(report.causeCode() == null ? null : report.causeCode().name(),
                redactor.redact(report.rootCause().strip()), redactor.redact(report.fix().strip()), resolvedAt,
                report.fixOutcome());
        transaction.executeWithoutResult(status -> {
            incidents.resolve(incident, resolution);
            feedback.changed(incident, new StatusChange(IncidentStatus.RESOLVED, author, resolvedAt));
        });
        index(incident);
        return new FeedbackResult.Kept();
    }

    /** What was learned must be found by the next incident, also when that comes within the minute. */
    private void index(IncidentId incident) {
        incidents.find(incident)
                .ifPresent(known -> similarIncidents.index(known, factExtractor.extract(known.context())));
    }

    private static Optional<FeedbackResult> invalid(Incident incident, ResolutionReport report, Instant resolvedAt,
            Instant now) {
        if (tooLong(report.rootCause())) {
            return Optional.of(new FeedbackResult.Invalid("rootCause", bounds()));
        }
        if (tooLong(report.fix())) {
            return Optional.of(new FeedbackResult.Invalid("fix", bounds()));
        }
        if (resolvedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return Optional.of(new FeedbackResult.Invalid("resolvedAt", "lies in the future"));
        }
        if (resolvedAt.isBefore(incident.occurredAt())) {
            return Optional.of(new FeedbackResult.Invalid("resolvedAt",
                    "lies before the incident began (" + incident.occurredAt() + ")"));
        }
        return Optional.empty();
    }

    private static boolean tooLong(String text) {
        return text.isBlank() || text.length() > ResolutionReport.TEXT_MAX_CHARS;
    }

    private static String bounds() {
        return "has 1 to %d characters".formatted(ResolutionReport.TEXT_MAX_CHARS);
    }
}
