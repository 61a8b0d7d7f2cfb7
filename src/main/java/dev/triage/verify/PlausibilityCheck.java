package dev.triage.verify;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Checks whether what a diagnosis says can be: schedules, load, durations, directions and factors, and that no cause
 * begins after its effect. Every finding shows its arithmetic. A hypothesis that can't be as it is stated is at most
 * medium.
 */
final class PlausibilityCheck {

    private final Sources sources;
    private final Ledger ledger;

    PlausibilityCheck(Sources sources, Ledger ledger) {
        this.sources = sources;
        this.ledger = ledger;
    }

    Diagnosis check(Diagnosis diagnosis) {
        List<Passage> passages = Passage.of(diagnosis);
        new ScheduleRule(sources.grounds().facts().source().value(), ledger).check(diagnosis, passages);
        MagnitudeRule magnitudes = new MagnitudeRule(sources.grounds().facts(), sources.own(), ledger);
        for (Passage passage : passages) {
            magnitudes.check(passage);
            sources.timeline().tooLong(passage.sentence())
                    .forEach((stated, arithmetic) -> ledger.add("duration-exceeds-timeline", FindingKind.IMPLAUSIBLE,
                            FindingLevel.ERROR, passage.where(), passage.sentence(), stated, arithmetic));
        }
        BitSet implausible = new LoadRule(sources.grounds().facts(), ledger).check(diagnosis);
        order(diagnosis, implausible);
        return lowered(diagnosis, implausible);
    }

    /** A change that came after the first symptom did not cause it. */
    private void order(Diagnosis diagnosis, BitSet implausible) {
        List<ChangeEvent> changes = sources.grounds().facts().all(ChangeEvent.class).stream()
                .filter(change -> change.kind() != ChangeKind.NONE && change.kind() != ChangeKind.ROLLBACK).toList();
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            List<ChangeEvent> named = changes.stream().filter(change -> names(hypothesis, change, changes.size()))
                    .toList();
            List<Integer> after = named.stream().map(sources.timeline()::secondsAfterOnset).toList();
            boolean late = !named.isEmpty()
                    && after.stream().allMatch(seconds -> seconds != null && Objects.requireNonNull(seconds) >= 60);
            if (late) {
                ChangeEvent change = named.getFirst();
                ledger.add("cause-after-effect", FindingKind.IMPLAUSIBLE, FindingLevel.ERROR,
                        "hypotheses[" + i + "].statement", hypothesis.statement(),
                        Objects.requireNonNull(change.at()).time(), change.span().lines(),
                        String.valueOf(sources.timeline().onset()),
                        CheckWords.number(Objects.requireNonNull(after.getFirst()) / 60.0));
                implausible.set(i);
            }
        }
    }

    private static boolean names(Hypothesis hypothesis, ChangeEvent change, int changes) {
        String text = hypothesis.statement().toLowerCase(Locale.ROOT);
        if (!change.version().isBlank()) {
            return text.contains(change.version().toLowerCase(Locale.ROOT));
        }
        boolean blamesAChange = hypothesis.causeCode() == CauseCode.BAD_DEPLOY
                || hypothesis.causeCode() == CauseCode.BAD_CONFIG;
        return blamesAChange && (changes == 1
                || !change.subject().isBlank() && text.contains(change.subject().toLowerCase(Locale.ROOT)));
    }

    private Diagnosis lowered(Diagnosis diagnosis, BitSet implausible) {
        if (implausible.isEmpty()) {
            return diagnosis;
        }
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis one = diagnosis.hypotheses().get(i);
            boolean lower = implausible.get(i) && one.confidence() == Confidence.HIGH;
            if (lower) {
                ledger.add("confidence-despite-implausibility", FindingKind.CONFIDENCE_TOO_HIGH, FindingLevel.WARNING,
                        "hypotheses[" + i + "].confidence", one.statement());
            }
            hypotheses.add(lower
                    ? new Hypothesis(one.causeCode(), one.statement(), one.entities(), Confidence.MEDIUM,
                            one.evidence(), one.contradicting(), one.wouldConfirm(), one.symptomOf())
                    : one);
        }
        return new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(), hypotheses,
                diagnosis.checklist(), diagnosis.mitigations(), diagnosis.impact(), diagnosis.postmortem(),
                diagnosis.followUps(), diagnosis.missingFacts());
    }
}
