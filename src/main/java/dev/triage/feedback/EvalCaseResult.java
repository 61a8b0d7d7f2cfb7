package dev.triage.feedback;

/** What became of the wish to keep an incident as an evaluation case. */
public sealed interface EvalCaseResult {

    /** Written under this id. */
    record Written(String caseId) implements EvalCaseResult {}

    /** The incident's context is that of a case already. */
    record AlreadyThere(String caseId) implements EvalCaseResult {}

    /** There is no such incident. */
    record Missing() implements EvalCaseResult {}

    /** The incident is not resolved with a cause, so nobody knows the right answer. */
    record NotResolved() implements EvalCaseResult {}

    /** The service was not told where cases are kept. */
    record NoFolder() implements EvalCaseResult {}

    /** The request can't be taken as it is. */
    record Invalid(String field, String problem) implements EvalCaseResult {}
}
