package dev.triage.sandbox;

import dev.triage.diagnosis.Diagnosis;

/** Whoever reads an incident's context and answers with a report. */
@FunctionalInterface
public interface Analyst {

    /**
     * Triages an incident.
     *
     * @param context its text
     * @param model who is to answer
     * @param prompt with which version of the prompt
     */
    Diagnosis triage(Scenario scenario, String context, String model, String prompt);
}
