package dev.triage.score;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the stated confidence can be relied on. */
public record Calibration() implements Scorer {

    @Override
    public Definition definition() {
        return new Definition("brier",
                "Squared distance between the chance that the first hypothesis' confidence stands for (high .9, medium"
                        + " .6, low .3) and 1 if it is right, 0 if not. Answers that abstain make no bet.",
                0, 1, false, false, 0.02, Definition.About.PROPOSED);
    }

    @Override
    public Score score(Expected key, Answer answer) {
        return bet(key, answer.proposed()).map(bet -> {
            double distance = bet.stated() - (bet.right() ? 1 : 0);
            return Score.of(distance * distance);
        }).orElse(Score.none("the answer makes no bet"));
    }

    /** The bet that an answer makes; none if it abstains or there is no answer. */
    public static Optional<Bet> bet(Expected key, @Nullable Diagnosis diagnosis) {
        if (diagnosis == null || Abstention.isAbstaining(diagnosis.outcome())) {
            return Optional.empty();
        }
        Hypothesis first = diagnosis.hypotheses().getFirst();
        return Optional.of(new Bet(first.confidence(), chance(first.confidence()), Causes.isRight(key, first)));
    }

    static double chance(Confidence confidence) {
        return switch (confidence) {
            case HIGH -> 0.9;
            case MEDIUM -> 0.6;
            case LOW -> 0.3;
        };
    }
}
