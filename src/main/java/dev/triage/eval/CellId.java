package dev.triage.eval;

/**
 * One question that an evaluation asks.
 *
 * @param language BCP 47 tag of the report
 * @param repeat from 1
 */
public record CellId(String caseId, Arm arm, String language, int repeat) {

    /** For progress and messages. */
    @Override
    public String toString() {
        return caseId + " " + arm.label() + " " + language + " #" + repeat;
    }
}
