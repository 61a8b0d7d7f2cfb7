package dev.triage.score;

import dev.triage.diagnosis.MitigationStep;
import java.util.List;

/** Whether the plan stabilises, then fixes, then prevents. */
record PlanOrder() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.passFail("plan-order", Definition.About.PROPOSED,
                "1 if the plan's phases come in the order stabilise, fix, prevent.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (answer.proposed() == null || answer.proposed().mitigations().isEmpty()) {
            return Score.none("there is no plan");
        }
        List<MitigationStep> plan = answer.proposed().mitigations();
        for (int i = 1; i < plan.size(); i++) {
            if (plan.get(i).phase().compareTo(plan.get(i - 1).phase()) < 0) {
                return Score.of(false);
            }
        }
        return Score.of(true);
    }
}
