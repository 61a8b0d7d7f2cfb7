package dev.triage.eval;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.triage.ModelCall;
import dev.triage.triage.Rehearsal;
import dev.triage.triage.RehearsalCase;
import dev.triage.triage.RehearsalResult;
import dev.triage.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out one cell. Thread-safe. */
final class CellWork {

    /** Stands in where a case gives no time: an outcome must not depend on the day of the run. */
    private static final Instant NO_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Rehearsal rehearsal;
    private final Redactor redactor;
    private final RunFolder folder;
    private final Clock clock;

    CellWork(Rehearsal rehearsal, Redactor redactor, RunFolder folder, Clock clock) {
        this.rehearsal = rehearsal;
        this.redactor = redactor;
        this.folder = folder;
        this.clock = clock;
    }

    Cell work(Planned planned, CellClient client) {
        CellId id = planned.id();
        Instant start = clock.instant();
        long began = System.nanoTime();
        try {
            RehearsalResult result = rehearsal.run(new RehearsalCase(incident(planned.one())), id.arm().model(),
                    id.arm().prompt(),
                    id.language(),
                    client);
            double millis = (System.nanoTime() - began) / 1e6;
            return switch (result) {
                case RehearsalResult.Diagnosed it ->
                    diagnosed(planned, it.proposed(), it.verification(), calls(it.calls()), millis, start);
                case RehearsalResult.Undiagnosed it -> failed(planned,
                        it.isModelsFailure() ? Cell.Status.MODEL_FAILED : Cell.Status.INFRASTRUCTURE, it.reason(),
                        calls(it.calls()), millis, start);
            };
        } catch (EvalException | Budget.Reached e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return failed(planned, Cell.Status.INFRASTRUCTURE,
                    "internal error (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")", List.of(),
                    (System.nanoTime() - began) / 1e6, start);
        }
    }

    private static Cell diagnosed(Planned planned, Diagnosis proposed,
            Verification verification, List<Cell.Call> calls, double millis, Instant at) {
        @Nullable
        Diagnosis shown = verification.diagnosis().equals(proposed) ? null : verification.diagnosis();
        return new Cell(planned.key(), planned.id(), planned.determinants(), Cell.Status.DIAGNOSED, "", proposed, shown,
                verification.findings(),
                verification.policySeverity(), verification.claimsChecked(), verification.claimsGrounded(), calls,
                millis, at);
    }

    private static Cell failed(Planned planned, Cell.Status status,
            String reason, List<Cell.Call> calls, double millis, Instant at) {
        return new Cell(planned.key(), planned.id(), planned.determinants(), status, reason, null, null, List.of(),
                Severity.UNKNOWN, 0, 0, calls,
                millis, at);
    }

    private List<Cell.Call> calls(List<ModelCall> calls) {
        return calls.stream().map(call -> new Cell.Call(call.outcome(), folder.keep(call.system().value()),
                folder.keep(call.user().value()), call.reply().value(), call.errors(), call.usage(), call.costUsd(),
                call.latencyMillis())).toList();
    }

    /** The incident as intake would make it, under an id that is the case's own. */
    private Incident incident(EvalCase one) {
        RedactedText context = redactor.redact(one.context());
        Instant at = one.startedAt() == null ? NO_TIME : one.startedAt();
        return new Incident(new IncidentId(UUID.nameUUIDFromBytes(one.id().getBytes(StandardCharsets.UTF_8))),
                redactor.redact(one.title()), new ServiceName(one.service()), redactor.redact(one.symptoms()),
                one.startedAt(), Severity.UNKNOWN, Map.of(), context, IncidentStatus.OPEN, Origin.EVAL, at, null);
    }
}
