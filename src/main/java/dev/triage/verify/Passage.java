package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/** A sentence of a diagnosis that asserts something, with its place. */
record Passage(String where, String sentence) {

    /** The asserting sentences; the impact is held to what was measured elsewhere. */
    static List<Passage> of(Diagnosis diagnosis) {
        List<Passage> passages = new ArrayList<>();
        add(passages, "summary", diagnosis.summary());
        add(passages, "severity.reasoning", diagnosis.severity().reasoning());
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            add(passages, "hypotheses[" + i + "].statement", hypothesis.statement());
        }
        if (!diagnosis.postmortem().summary().equals(diagnosis.summary())) {
            add(passages, "postmortem.summary", diagnosis.postmortem().summary());
        }
        add(passages, "postmortem.rootCause", diagnosis.postmortem().rootCause());
        add(passages, "postmortem.detection", diagnosis.postmortem().detection());
        return passages;
    }

    private static void add(List<Passage> passages, String where, String text) {
        Sentences.of(text).forEach(sentence -> passages.add(new Passage(where, sentence)));
    }
}
