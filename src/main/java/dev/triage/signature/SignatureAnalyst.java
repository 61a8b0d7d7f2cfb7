package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.MissingFact;
import dev.triage.diagnosis.Outcome;
import dev.triage.signature.PlanWriter.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic analyst: fills the same report as a model, from the facts and the catalogue alone. It needs no key
 * and no network. Thread-safe; the same input always gives the same diagnosis.
 *
 * <p>A cause is {@link Outcome#ESTABLISHED} when the first hypothesis has a probability of at least 0.9 from at least two
 * sorts of evidence, little speaks against it and nothing about it fails to add up; it is {@link Outcome#SUSPECTED} from
 * 0.5; below that nothing is established and the missing facts say what to collect.
 */
public final class SignatureAnalyst {

    /** Log-odds against a hypothesis above which it is no more than suspected. */
    private static final double DOUBT_MOST = 1.5;
    private static final int MISSING_MAX = 8;
    private static final int SHORT_LIST = 3;
    private static final double NO_FAULT_LEAST = 0.3;
    /** Causes that claim that a statement holds the connections, which the arithmetic of its load may contradict. */
    private static final Set<CauseCode> FILLS_POOL = Set.of(CauseCode.MISSING_INDEX, CauseCode.WRONG_INDEX,
            CauseCode.SLOW_QUERY, CauseCode.POOR_JOIN, CauseCode.STALE_STATS, CauseCode.CONNECTION_EXHAUSTION,
            CauseCode.RETRY_STORM);

    private final SignatureCatalog catalog;

    public SignatureAnalyst(SignatureCatalog catalog) {
        this.catalog = catalog;
    }

    /** Diagnoses one incident; never fails for want of facts. */
    public Diagnosis analyse(SignatureInput input) {
        String language = input.language().toLowerCase(Locale.ROOT).startsWith("zh")
                ? "zh"
                : Signature.FALLBACK_LANGUAGE;
        Words words = new Words(language, catalog.words(language));
        CaseFile file = new CaseFile(input, catalog.scan());
        List<Candidate> ranked = rank(input, file);
        Optional<Caveat> load = LoadArithmetic.check(file, words);
        Optional<Caveat> schedule = ScheduleReading.check(file, words);
        Outcome outcome = outcome(ranked, load.isPresent());
        List<Filled> filled = kept(ranked, outcome).stream()
                .map(candidate -> new Filled(candidate, Slots.of(candidate, file, input, catalog.entities()))).toList();
        List<Hypothesis> hypotheses = hypotheses(filled, outcome, load, schedule, new HypothesisWriter(file, words));
        return write(input, file, words, outcome, filled, hypotheses,
                Stream.concat(load.stream(), schedule.stream()).toList());
    }

    /** The likely causes; when there are none, the weak suspects for which something stands in the context. */
    private List<Candidate> rank(SignatureInput input, CaseFile file) {
        Scorer scorer = new Scorer(file, input.similar());
        List<Candidate> likely = Ranking.rank(catalog.signatures().stream().map(scorer::score)
                .flatMap(Optional::stream).filter(candidate -> candidate.probability() >= Candidate.LOW_LEAST));
        return likely.isEmpty()
                ? Ranking.rank(catalog.signatures().stream().map(scorer::suspect).flatMap(Optional::stream)
                        .filter(Candidate::isWeakSuspect))
                : likely;
    }

    private static Outcome outcome(List<Candidate> ranked, boolean loadDoesNotAddUp) {
        if (ranked.isEmpty() || ranked.getFirst().confidence() == Confidence.LOW) {
            return Outcome.NOT_ESTABLISHED;
        }
        Candidate first = ranked.getFirst();
        if (first.cause() == CauseCode.NO_FAULT) {
            return Outcome.NO_INCIDENT;
        }
        boolean sure = first.confidence() == Confidence.HIGH && first.doubt() <= DOUBT_MOST
                && !(loadDoesNotAddUp && FILLS_POOL.contains(first.cause()));
        return sure ? Outcome.ESTABLISHED : Outcome.SUSPECTED;
    }

    /**
     * When nothing is wrong, only what is more than a hint may stand beside it; else "nothing is wrong" falls away. Hints
     * fill up the list to {@value #SHORT_LIST} hypotheses and no further.
     */
    private static List<Candidate> kept(List<Candidate> ranked, Outcome outcome) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : ranked) {
            boolean hint = candidate.confidence() == Confidence.LOW;
            boolean noFault = candidate.cause() == CauseCode.NO_FAULT;
            boolean fits = outcome == Outcome.NO_INCIDENT
                    ? noFault || !hint
                    : !noFault || candidate.probability() >= NO_FAULT_LEAST;
            if (fits && (!hint || kept.size() < SHORT_LIST)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    /** Each caveat is told once, by the hypothesis whose claim it contradicts; the others do not rest on that claim. */
    private static List<Hypothesis> hypotheses(List<Filled> filled, Outcome outcome, Optional<Caveat> load,
            Optional<Caveat> schedule, HypothesisWriter writer) {
        List<Caveat> caveats = Stream.concat(load.stream(), schedule.stream()).toList();
        CauseCode doubted = doubted(filled);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Filled one : filled) {
            CauseCode cause = one.candidate().cause();
            Confidence most = outcome == Outcome.NO_INCIDENT && !hypotheses.isEmpty()
                    ? Confidence.LOW
                    : load.isPresent() && FILLS_POOL.contains(cause) ? Confidence.MEDIUM : Confidence.HIGH;
            hypotheses.add(writer.write(one.candidate(), one.slots(), cause == doubted ? caveats : List.of(), most));
        }
        return hypotheses;
    }

    /** The first cause if it claims to fill the pool, else the exhaustion of connections; null if neither is there. */
    private static @Nullable CauseCode doubted(List<Filled> filled) {
        List<CauseCode> causes = filled.stream().map(one -> one.candidate().cause()).toList();
        if (!causes.isEmpty() && FILLS_POOL.contains(causes.getFirst())) {
            return causes.getFirst();
        }
        return causes.contains(CauseCode.CONNECTION_EXHAUSTION) ? CauseCode.CONNECTION_EXHAUSTION : null;
    }

    private Diagnosis write(SignatureInput input, CaseFile file, Words words, Outcome outcome,
            List<Filled> filled, List<Hypothesis> hypotheses, List<Caveat> caveats) {
        Effects effects = new Effects(file, catalog.effects());
        Narrative narrative = new Narrative(file, effects, words, input.incident().service().value());
        PlanWriter plan = new PlanWriter(file, words, new RunbookCitations(input.runbooks()));
        boolean noIncident = outcome == Outcome.NO_INCIDENT;
        List<Filled> acted = outcome == Outcome.NOT_ESTABLISHED ? List.of() : acted(filled);
        List<FollowUp> followUps = plan.followUps(acted);
        String summary = narrative.summary(outcome, hypotheses);
        Impact impact = narrative.impact(noIncident);
        return new Diagnosis(summary, new SeverityReading(effects, words).read(noIncident), outcome, hypotheses,
                plan.checklist(filled), plan.mitigations(acted), impact,
                new PostmortemWriter(file, words).write(summary, outcome, hypotheses, impact, followUps), followUps,
                missing(outcome, filled, caveats, plan, words));
    }

    /** The first hypothesis and its symptoms are acted on; a rival waits until it is confirmed. */
    private static List<Filled> acted(List<Filled> filled) {
        List<Filled> acted = new ArrayList<>();
        for (Filled one : filled) {
            CauseCode cause = one.candidate().symptomOf();
            if (acted.isEmpty() || (cause != null && acted.stream().anyMatch(a -> a.candidate().cause() == cause))) {
                acted.add(one);
            }
        }
        return acted;
    }

    private static List<MissingFact> missing(Outcome outcome, List<Filled> filled, List<Caveat> caveats,
            PlanWriter plan, Words words) {
        List<MissingFact> missing = new ArrayList<>();
        caveats.forEach(caveat -> missing.add(new MissingFact(caveat.missing(), caveat.howToGet())));
        missing.addAll(plan.missing(filled));
        if (outcome == Outcome.NOT_ESTABLISHED) {
            for (String key : List.of("missing.metrics", "missing.errors", "missing.changes", "missing.activity")) {
                missing.add(new MissingFact(words.say(key), words.say(key + ".how")));
            }
        }
        return missing.stream().distinct().limit(MISSING_MAX).toList();
    }
}
