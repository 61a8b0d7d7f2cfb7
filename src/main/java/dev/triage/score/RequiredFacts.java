package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;

/** Whether the facts that carry the answer are told. */
record RequiredFacts() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.share("required-facts", Definition.About.PROPOSED,
                "Share of the facts that must be mentioned and are, in prose, quotes or entities. No diagnosis"
                        + " mentions none.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        Diagnosis diagnosis = answer.proposed();
        String text = diagnosis == null ? "" : ReportText.all(diagnosis);
        long told = key.mustMention().stream().filter(fact -> fact.standsIn(text)).count();
        return Score.share(told, key.mustMention().size(), "the case requires no facts");
    }
}
