package dev.triage.shadow;

import dev.triage.llm.LlmClient;
import dev.triage.llm.TokenUsage;
import dev.triage.triage.Provenance;
import dev.triage.triage.Rehearsal;
import dev.triage.triage.RunChoices;
import dev.triage.triage.RunDefault;
import dev.triage.triage.RunDefaultChange;
import dev.triage.triage.RunDefaults;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRequest;
import dev.triage.triage.RunStatus;
import dev.triage.triage.TriageResult;
import dev.triage.triage.TriageRun;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts and ends candidates, tells what came of them, and promotes one; the callers are administrators. */
@Service
public class Shadow {

    /** As many of a candidate's newest runs are compared. */
    public static final int COMPARED_MAX = 500;

    private final CandidateRepository candidates;
    private final ShadowRepository runs;
    private final RunDefaults defaults;
    private final RunChoices choices;
    private final LlmClient llm;
    private final ShadowProperties properties;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Shadow(CandidateRepository candidates, ShadowRepository runs, RunDefaults defaults, RunChoices choices,
            LlmClient llm, ShadowProperties properties, TransactionTemplate transaction, Supplier<UUID> ids,
            Clock clock) {
        this.candidates = candidates;
        this.runs = runs;
        this.defaults = defaults;
        this.choices = choices;
        this.llm = llm;
        this.properties = properties;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** The current default. */
    public RunDefault current() {
        return defaults.current();
    }

    /** What the configuration says, which holds until the first promotion. */
    public RunDefault configured() {
        return defaults.configured();
    }

    /** Those that run first, then the newest. */
    public List<Candidate> candidates() {
        return candidates.newestFirst();
    }

    public Optional<Candidate> candidate(UUID id) {
        return candidates.find(id);
    }

    public Map<UUID, ShadowCounts> counts() {
        return runs.counts();
    }

    /** Its newest runs first, at most {@value #COMPARED_MAX}. */
    public List<ShadowRun> runs(UUID candidate) {
        return runs.ofCandidate(candidate, COMPARED_MAX);
    }

    /** Its work on one live run. */
    public Optional<ShadowRun> run(UUID candidate, RunId run) {
        return runs.find(candidate, run);
    }

    /** What was asked and answered for one live run. */
    public List<ShadowCall> calls(UUID candidate, RunId run) {
        return runs.calls(candidate, run);
    }

    /** The live run as it would have ended with the candidate's answer; empty if there is none. For comparing, not for readers. */
    public Optional<TriageRun> report(Candidate candidate, TriageRun live) {
        TriageResult shown = live.result();
        Optional<ShadowRun> run = runs.find(candidate.id(), live.id());
        Optional<Verification> answer = runs.verification(candidate.id(), live.id());
        if (shown == null || run.isEmpty() || run.get().candidate() == null || answer.isEmpty()) {
            return Optional.empty();
        }
        SideMeasures measures = run.get().candidate();
        Provenance from = shown.provenance();
        Provenance provenance = new Provenance(candidate.choice().model(), candidate.choice().model(),
                candidate.choice().promptVersion(), null, live.language(), new TokenUsage(measures.tokens(), 0),
                measures.costUsd(), measures.millis(), measures.millis(), List.of(), null, from.buildCommit());
        return Optional.of(new TriageRun(live.id(), live.incidentId(), candidate.choice().model(),
                candidate.choice().promptVersion(), live.language(), live.addedContext(), live.redactions(),
                RunStatus.VERIFIED, "", live.attempt(), live.createdAt(), live.startedAt(), live.finishedAt(),
                new TriageResult(answer.get(), shown.similar(), shown.runbooks(), shown.redactions(), provenance)));
    }

    /** Every change of the default, the newest first. */
    public List<RunDefaultChange> changes() {
        return defaults.changes();
    }

    /**
     * Lets a candidate work beside the current default.
     *
     * @param share of the live incidents, over 0 to 1
     */
    public StartResult start(RunDefault choice, double share, BigDecimal budgetUsd, String author) {
        RunDefault base = defaults.current();
        if (!(share > 0 && share <= 1) || budgetUsd.signum() < 0) {
            return new StartResult.Refused(StartResult.Refusal.OUT_OF_BOUNDS);
        }
        if (choices.check(new RunRequest(choice.model(), choice.promptVersion(), null)).isPresent()) {
            return new StartResult.Refused(StartResult.Refusal.UNKNOWN_CHOICE);
        }
        if (choice.label().equals(base.label())) {
            return new StartResult.Refused(StartResult.Refusal.IS_CURRENT);
        }
        if (!isPriced(choice.model())) {
            return new StartResult.Refused(StartResult.Refusal.UNKNOWN_PRICE);
        }
        Candidate candidate = new Candidate(ids.get(), choice, base, share, budgetUsd, author, clock.instant(), null,
                null, "");
        return candidates.insert(candidate, properties.candidatesMax())
                ? new StartResult.Started(candidate)
                : new StartResult.Refused(StartResult.Refusal.TOO_MANY);
    }

    /** Ends a candidate; false if it had ended. */
    public boolean end(UUID candidate, String author) {
        return candidates.end(candidate, author, "stopped", clock.instant());
    }

    /**
     * Makes this the default of every run that names none, at once and in all copies of the service; goes back the same
     * way. Candidates were compared with what was the default before, so they end.
     *
     * @param seen number of the newest change that the author saw; 0 for none
     * @param reason why, in the author's words
     * @return false, and nothing is changed, if it is the default already, is not configured, or someone else was faster
     */
    public boolean promote(RunDefault choice, long seen, String author, String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = defaults.change(choice, seen, author, reason);
            if (changed) {
                candidates.endAll(author, "the default is now " + choice.label(), clock.instant());
            }
            return changed;
        }));
    }

    /** The built-in analyst costs nothing; a model whose price nobody has configured may cost anything. */
    private boolean isPriced(String model) {
        return model.equals(Rehearsal.SIGNATURE) || llm.models().stream()
                .anyMatch(info -> info.name().value().equals(model) && info.price() != null);
    }
}
