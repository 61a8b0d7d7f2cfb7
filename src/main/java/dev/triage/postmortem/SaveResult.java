package dev.triage.postmortem;

/** What became of a change to a postmortem. */
public sealed interface SaveResult {

    /** Done; this is how it stands now. */
    record Saved(Postmortem postmortem) implements SaveResult {}

    /** Somebody else has saved since; nothing was changed. */
    record Conflict(Postmortem current) implements SaveResult {}

    /** It is published and read-only; nothing was changed. */
    record ReadOnly(Postmortem published) implements SaveResult {}

    /** There is no such postmortem, or no such action item in it. */
    record Missing() implements SaveResult {}

    /** The change itself can't be taken. */
    record Invalid(String field, String problem) implements SaveResult {}
}
