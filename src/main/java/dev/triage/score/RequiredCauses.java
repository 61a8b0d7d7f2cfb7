package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether the other links of the chain are named. */
record RequiredCauses() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.share("required-causes", Definition.About.PROPOSED,
                "Share of the causes that belong to the picture and are among the hypotheses, as cause or as symptom.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        long named = key.requiredCauses().stream().filter(code -> diagnosis != null
                && diagnosis.hypotheses().stream().anyMatch(each -> each.causeCode() == code)).count();
        return Score.share(named, key.requiredCauses().size(), "the case requires no further cause");
    }
}
