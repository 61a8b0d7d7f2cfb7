package dev.triage.shadow;

import dev.triage.incident.Incident;
import dev.triage.llm.LlmClient;
import dev.triage.redact.RedactedText;
import dev.triage.triage.ModelCall;
import dev.triage.triage.Provenance;
import dev.triage.triage.Rehearsal;
import dev.triage.triage.RehearsalCase;
import dev.triage.triage.RehearsalResult;
import dev.triage.triage.TriageResult;
import dev.triage.triage.TriageRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Has a candidate work on what a live run worked on: the same context, the same similar incidents, the same runbook
 * sections. Nothing that it finds goes where people or later runs look.
 */
@Component
@Lazy
class ShadowAnalyst {

    private final ObjectProvider<Rehearsal> rehearsals;

    ShadowAnalyst(ObjectProvider<Rehearsal> rehearsals) {
        this.rehearsals = rehearsals;
    }

    /** Works; what the client throws goes to the caller. */
    ShadowOutcome work(Candidate candidate, TriageRun live, TriageResult shown, Incident reported, LlmClient client) {
        Incident incident = live.addedContext().isBlank()
                ? reported
                : reported.withContext(RedactedText.join(List.of(reported.context(), live.addedContext())));
        RehearsalResult result = rehearsals.getObject().run(
                new RehearsalCase(incident, shown.similar(), shown.runbooks()), candidate.choice().model(),
                candidate.choice().promptVersion(), live.language(), client);
        SideMeasures current = measures(live, shown);
        List<ShadowCall> calls = result.calls().stream().map(ShadowCall::of).toList();
        return switch (result) {
            case RehearsalResult.Diagnosed it -> new ShadowOutcome(ShadowStatus.DIAGNOSED, "", current,
                    SideMeasures.of(it.verification(), candidate.choice().model(), true,
                            it.calls().stream().mapToDouble(ModelCall::latencyMillis).sum(), cost(it.calls()),
                            it.calls().stream().mapToInt(call -> call.usage().input() + call.usage().output()).sum()),
                    it.verification(), calls);
            case RehearsalResult.Undiagnosed it -> new ShadowOutcome(
                    it.isModelsFailure() ? ShadowStatus.MODEL_FAILED : ShadowStatus.INFRASTRUCTURE, it.reason(),
                    current, null, null, calls);
        };
    }

    private static SideMeasures measures(TriageRun live, TriageResult shown) {
        Provenance from = shown.provenance();
        return SideMeasures.of(shown.verification(), from.answeredBy(), from.answeredBy().equals(live.model()),
                from.modelMillis(), from.costUsd(), from.usage().input() + from.usage().output());
    }

    private static @Nullable BigDecimal cost(List<ModelCall> calls) {
        return calls.stream().anyMatch(call -> call.costUsd() == null)
                ? null
                : calls.stream().map(ModelCall::costUsd).filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
