package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether something is told that nobody knows. */
record ForbiddenFacts() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.passFail("no-forbidden-fact", Definition.About.PROPOSED,
                "1 if the analyst's own words say nothing that must not be mentioned. Quotes do not count.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        if (key.mustNotMention().isEmpty()) {
            return Score.none("the case forbids no facts");
        }
        if (diagnosis == null) {
            return Score.none("there is no diagnosis");
        }
        String text = ReportText.prose(diagnosis);
        return Score.of(key.mustNotMention().stream().noneMatch(fact -> fact.standsIn(text)));
    }
}
