package dev.triage.triage;

import dev.triage.fact.FactExtractor;
import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.Runbooks;
import dev.triage.similar.SimilarIncident;
import dev.triage.similar.SimilarIncidents;
import dev.triage.verify.Verification;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The data's way through the service: redacted context, facts, similar incidents and runbooks, an analyst's diagnosis
 * with its verification, the second one of a model included. Redaction has been done at the door; storing the outcome
 * is the caller's.
 */
@Component
public class TriagePipeline {

    private final FactExtractor factExtractor;
    private final SimilarIncidents similarIncidents;
    private final Runbooks runbooks;
    private final Analysts analysts;
    private final RunbookGaps runbookGaps;
    private final TriageProperties properties;
    private final BuildCommit buildCommit;
    private final Clock clock;

    TriagePipeline(FactExtractor factExtractor, SimilarIncidents similarIncidents, Runbooks runbooks, Analysts analysts,
            RunbookGaps runbookGaps, TriageProperties properties, BuildCommit buildCommit, Clock clock) {
        this.factExtractor = factExtractor;
        this.similarIncidents = similarIncidents;
        this.runbooks = runbooks;
        this.analysts = analysts;
        this.runbookGaps = runbookGaps;
        this.properties = properties;
        this.buildCommit = buildCommit;
        this.clock = clock;
    }

    /** Runs all stages; whatever a model or a peer does, there is an outcome. */
    TriageOutcome run(TriageRun run, Incident reported, RunProgress progress) {
        Incident incident = withAddedContext(reported, run.addedContext());
        FactSheet facts = progress.stage(Stage.FACTS, () -> factExtractor.extract(incident.context()));
        List<SimilarIncident> similar = progress.stage(Stage.SIMILAR, () -> {
            List<SimilarIncident> found = similarIncidents.find(incident, facts, properties.similarLimit());
            similarIncidents.index(incident, facts);
            return found;
        });
        List<RunbookMatch> sections = progress.stage(Stage.RUNBOOKS,
                () -> runbooks.find(incident, facts, properties.runbookLimit()));
        AnalysisInput input = new AnalysisInput(incident, facts, similar, sections);
        Analysis analysis = analysts.analyse(run, input, progress);
        Provenance provenance = new Provenance(run.model(), analysis.answeredBy(), analysis.promptVersion(),
                analysis.promptHash(), run.language(), analysis.usage(), analysis.costUsd(), analysis.modelMillis(),
                millisSinceStart(run), analysis.leftOut(), analysis.secondTry(), buildCommit.id());
        Verification verification = analysis.verification().with(runbookGaps
                .of(analysis.verification().diagnosis(), sections, run.language(), clock.instant()));
        TriageResult result = new TriageResult(verification, similar, sections, run.redactions(),
                provenance);
        progress.begin(Stage.STORE, "");
        return analysis.shortfalls().isEmpty()
                ? new TriageOutcome.Verified(result)
                : new TriageOutcome.Degraded(result, String.join("; ", analysis.shortfalls()));
    }

    private static Incident withAddedContext(Incident reported, RedactedText added) {
        return added.isBlank() ? reported : reported.withContext(RedactedText.join(List.of(reported.context(), added)));
    }

    private double millisSinceStart(TriageRun run) {
        return run.startedAt() == null ? 0 : Duration.between(run.startedAt(), clock.instant()).toNanos() / 1e6;
    }
}
