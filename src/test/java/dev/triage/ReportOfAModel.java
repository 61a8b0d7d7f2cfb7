package dev.triage;

/** A diagnosis as a well-behaved model would write it about {@link #CONTEXT}, and ways in which others don't. */
public final class ReportOfAModel {

    /** The incident that the report is about. */
    public static final String CONTEXT = """
                                         09:02 UTC cart-api p99 latency rose from 200ms to 3.1s
                                         Error rate went from 0.2% to 7% at 09:04 UTC
                                         2026-06-02T09:04:11Z ERROR canceling statement due to statement timeout
                                         08:55 UTC deploy cart-api v3.7.0
                                         cart-db CPU: 41% (normal)
                                         """;

    /** Fits the schema and the context. */
    public static final String VALID = """
                                       {"summary":"cart-api p99 latency rose from 200ms to 3.1s after v3.7.0.",
                                        "severity":{"level":"SEV2","reasoning":"Error rate 7%."},
                                        "outcome":"SUSPECTED",
                                        "hypotheses":[{"causeCode":"SLOW_QUERY","statement":"A statement of v3.7.0 runs into its timeout.",
                                          "entities":[{"kind":"service","name":"cart-api"}],"confidence":"MEDIUM",
                                          "evidence":[{"quote":"canceling statement due to statement timeout","source":"CONTEXT","lines":"3"}],
                                          "contradicting":[],"wouldConfirm":"The slowest statements.","symptomOf":null}],
                                        "checklist":[{"step":"List running statements",
                                          "command":{"language":"SQL","text":"SELECT pid, query FROM pg_stat_activity"},"expected":"One repeats."}],
                                        "mitigations":[{"phase":"STABILISE","action":"Roll back to the version before v3.7.0",
                                          "commands":[{"language":"KUBECTL","text":"kubectl rollout undo deployment/cart-api"}],
                                          "addresses":"SLOW_QUERY","risk":"Loses what v3.7.0 brought.",
                                          "rollback":{"action":"Deploy v3.7.0 again","commands":[]},"runbook":null}],
                                        "impact":{"statement":"7% of requests fail.","measured":["7% of requests fail"],"toMeasure":[]},
                                        "postmortem":{"summary":"p99 latency rose to 3.1s.","timeline":[{"at":"09:02 UTC","event":"p99 rose",
                                          "source":"1"}],"impact":"7% errors","rootCause":"[FILL IN]","detection":"[FILL IN]",
                                          "response":"[FILL IN]","wentWell":[],"wentPoorly":[],"actionItems":[]},
                                        "followUps":[{"priority":"P1","action":"Review the statement","owner":"cart team"}],
                                        "missingFacts":[{"fact":"The statement","howToGet":"pg_stat_statements"}]}
                                       """;

    /** JSON, but not a diagnosis. */
    public static final String WRONG_SCHEMA = "{\"summary\":\"All is well\"}";

    /** No JSON at all. */
    public static final String PROSE = "I think the database is slow.";

    private ReportOfAModel() {}
}
