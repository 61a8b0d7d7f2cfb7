package dev.triage.triage;

/**
 * What came of asking a model once more because its first answer had errors.
 *
 * @param reason why it was asked again
 * @param firstErrors errors found in the first answer; 0 if it did not fit the schema and was not checked
 * @param secondErrors errors found in the second answer; -1 if there was none that could be checked
 * @param secondShown whether the report shows the second answer; it shows the first unless the second is better
 */
public record SecondTry(Reason reason, int firstErrors, int secondErrors, boolean secondShown) {

    /** Why a model is asked again. */
    public enum Reason {
        /** The answer did not fit the schema. */
        SCHEMA,
        /** The checks found errors in it. */
        FINDINGS
    }
}
