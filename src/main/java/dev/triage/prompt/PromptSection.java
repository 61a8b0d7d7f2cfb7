package dev.triage.prompt;

import java.util.Optional;

/** A part of the prompt that can be shortened. */
interface PromptSection {

    /** The slot it fills. */
    String slot();

    /** Share of the room that it may take before the others have had theirs, in percent. */
    int sharePercent();

    /** At most how many tokens it takes uncut. */
    int fullTokens();

    /** Everything, as whole lines. */
    String full();

    /** Chooses anew what to keep within that many tokens, and says how many that takes. */
    int choose(int tokens);

    /** What was chosen last, as whole lines. */
    String chosen();

    /** What was not chosen last, for the report. */
    Optional<String> leftOut();
}
