package dev.triage.shadow;

/** What became of the wish to start a candidate. All but the first changed nothing. */
public sealed interface StartResult {

    /** It runs. */
    record Started(Candidate candidate) implements StartResult {}

    /**
     * It can't.
     *
     * @param why such as {@code unknown-choice}; stable, for messages
     */
    record Refused(Refusal why) implements StartResult {}

    /** Why a candidate is not started. */
    enum Refusal {
        /** No such model or prompt version. */
        UNKNOWN_CHOICE,
        /** It is the current default. */
        IS_CURRENT,
        /** Nobody has configured its price, so its cost could not be bounded. */
        UNKNOWN_PRICE,
        /** Share over 0 to 100 %, budget not negative. */
        OUT_OF_BOUNDS,
        /** It runs already, or as many as may do. */
        TOO_MANY
    }
}
