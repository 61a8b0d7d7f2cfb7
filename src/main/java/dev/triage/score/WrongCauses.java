package dev.triage.score;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Hypothesis;
import java.util.List;

/** Whether causes are offered that the context excludes. */
record WrongCauses() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.passFail("no-excluded-cause", Definition.About.PROPOSED,
                "1 if no forbidden or ruled-out cause is offered as a cause: in the first place, or elsewhere with more"
                        + " than low confidence. Cases that exclude nothing are left out.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (key.forbiddenCauses().isEmpty() && key.ruledOut().isEmpty()) {
            return Score.none("the case excludes no cause");
        }
        if (answer.proposed() == null) {
            return Score.of(false);
        }
        List<Hypothesis> hypotheses = answer.proposed().hypotheses();
        for (int i = 0; i < hypotheses.size(); i++) {
            Hypothesis each = hypotheses.get(i);
            boolean offered = each.symptomOf() == null && (i == 0 || each.confidence() != Confidence.LOW);
            boolean excluded = key.forbiddenCauses().contains(each.causeCode())
                    || key.ruledOut().stream().anyMatch(out -> out.code() == each.causeCode());
            if (offered && excluded) {
                return Score.of(false);
            }
        }
        return Score.of(true);
    }
}
