package dev.triage.verify;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Entity;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Sorts hypotheses by what carries them. One without a quote that stands falls out of the ranking; one whose quotes have
 * nothing to do with it, or to which the context says the opposite, is marked and lowered.
 */
final class HypothesisCheck {

    /** The name of a metric stands before its values. */
    private static final int AROUND_CHARS = 120;
    private static final int METRIC_REACH_CHARS = 1500;
    /** Causes that show only in how long things take. */
    private static final Set<CauseCode> SHOWS_AS_SLOWNESS = Set.of(CauseCode.NETWORK_DEGRADATION,
            CauseCode.CPU_SATURATION, CauseCode.NOISY_NEIGHBOUR, CauseCode.THREAD_POOL_EXHAUSTION,
            CauseCode.GC_PRESSURE, CauseCode.CACHE_STAMPEDE, CauseCode.RETRY_STORM, CauseCode.LOCK_CONTENTION,
            CauseCode.DEPENDENCY_TIMEOUT);
    private static final List<String> SYMPTOMS = List.of("slowness", "failure", "cpu", "memory", "disk", "exhaustion",
            "lock", "traffic", "restart");

    private final QuoteCheck quotes;
    private final ContraryFacts contrary;
    private final Ledger ledger;
    private final List<Hypothesis> ranked = new ArrayList<>();
    private final List<Hypothesis> unsupported = new ArrayList<>();
    private final List<RuledOut> ruledOut = new ArrayList<>();

    HypothesisCheck(QuoteCheck quotes, ContraryFacts contrary, Ledger ledger) {
        this.quotes = quotes;
        this.contrary = contrary;
        this.ledger = ledger;
    }

    void check(List<Hypothesis> hypotheses) {
        for (Hypothesis hypothesis : hypotheses) {
            boolean hasQuotes = hypothesis.evidence().stream().anyMatch(quotes::stands);
            String where = hasQuotes ? "hypotheses[" + ranked.size() + "]" : "unsupported[" + unsupported.size() + "]";
            List<Evidence> evidence = quotes.check(where + ".evidence", hypothesis.evidence());
            List<Evidence> against = new ArrayList<>(
                    quotes.check(where + ".contradicting", hypothesis.contradicting()));
            Confidence confidence = hasQuotes ? relevance(where, hypothesis, evidence) : Confidence.LOW;
            confidence = contrary(where, hypothesis, against, confidence);
            if (!hasQuotes) {
                ledger.add("hypothesis-without-evidence", FindingKind.CONFIDENCE_TOO_HIGH,
                        hypothesis.confidence() == Confidence.LOW ? FindingLevel.NOTE : FindingLevel.WARNING, where,
                        hypothesis.statement(), hypothesis.confidence());
            }
            Hypothesis checked = new Hypothesis(hypothesis.causeCode(), hypothesis.statement(), hypothesis.entities(),
                    confidence, evidence, against, hypothesis.wouldConfirm(), hypothesis.symptomOf());
            (hasQuotes ? ranked : unsupported).add(checked);
        }
    }

    /** Quotes, or the words right around them, must share a term, an entity or a number with what they are to carry. */
    private Confidence relevance(String where, Hypothesis hypothesis, List<Evidence> evidence) {
        StringBuilder about = new StringBuilder(hypothesis.statement());
        about.append(' ').append(hypothesis.causeCode().name().replace('_', ' ').toLowerCase(Locale.ROOT));
        about.append(' ').append(hypothesis.wouldConfirm());
        for (Entity entity : hypothesis.entities()) {
            about.append(' ').append(entity.name());
        }
        if (SHOWS_AS_SLOWNESS.contains(hypothesis.causeCode())) {
            about.append(" latency");
        }
        Terms claim = Terms.of(about.toString());
        List<Integer> beside = new ArrayList<>();
        boolean carried = false;
        for (int i = 0; i < evidence.size(); i++) {
            Evidence quote = evidence.get(i);
            boolean bears = quote.source() != EvidenceSource.CONTEXT || hypothesis.causeCode() == CauseCode.NO_FAULT
                    || Terms.of(quote.quote()).shares(claim)
                    || Terms.of(quotes.context().around(quote.quote(), reach(quote.quote()))).shares(claim);
            carried |= bears && quote.source() == EvidenceSource.CONTEXT;
            if (!bears) {
                beside.add(i);
            }
        }
        for (int i : beside) {
            if (carried && isSymptom(evidence.get(i).quote())) {
                continue;
            }
            ledger.add("evidence-beside-the-point", FindingKind.IRRELEVANT_EVIDENCE, FindingLevel.WARNING,
                    where + ".evidence[" + i + "]", evidence.get(i).quote(), hypothesis.causeCode());
        }
        if (!carried && hypothesis.confidence() == Confidence.HIGH) {
            ledger.add("confidence-without-evidence", FindingKind.CONFIDENCE_TOO_HIGH, FindingLevel.WARNING,
                    where + ".confidence", hypothesis.statement(), hypothesis.confidence());
            return Confidence.LOW;
        }
        return hypothesis.confidence();
    }

    /** What is slow, failing or at its limit is an effect of many causes; beside a quote that names this one it may stand. */
    private static int reach(String quote) {
        return 2 * quote.chars().filter(Character::isLetter).count() < quote.length()
                ? METRIC_REACH_CHARS
                : AROUND_CHARS;
    }

    private boolean isSymptom(String quote) {
        Terms terms = Terms.of(quote + " " + quotes.context().around(quote, METRIC_REACH_CHARS));
        return SYMPTOMS.stream().anyMatch(terms::has);
    }

    private Confidence contrary(String where, Hypothesis hypothesis, List<Evidence> against, Confidence confidence) {
        Evidence denial = contrary.to(hypothesis.causeCode());
        if (denial == null) {
            return confidence;
        }
        boolean isTold = against.stream().anyMatch(evidence -> evidence.quote().contains(denial.quote())
                || denial.quote().contains(evidence.quote()));
        if (!isTold) {
            against.add(denial);
            ledger.add("context-says-otherwise", FindingKind.CONTRARY_EVIDENCE, FindingLevel.WARNING,
                    where + ".statement", hypothesis.statement(), denial.quote(), denial.lines());
        }
        ruledOut.add(new RuledOut(hypothesis.causeCode(), hypothesis.statement(),
                ledger.words().say("ruledOut.contrary", denial.quote(), denial.lines())));
        return confidence == Confidence.HIGH && !isTold ? Confidence.MEDIUM : confidence;
    }

    List<Hypothesis> ranked() {
        return ranked;
    }

    List<Hypothesis> unsupported() {
        return unsupported;
    }

    List<RuledOut> ruledOut() {
        return ruledOut;
    }
}
