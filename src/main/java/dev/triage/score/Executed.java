package dev.triage.score;

/** What only running an answer in a sandbox can tell. Where it was not run, there is no score. */
public enum Executed implements Scorer {

    /** Share of the investigation that works. */
    CHECKLIST_RUNS(Definition.share("checklist-runs", Definition.About.PROPOSED,
            "Share of the investigation's statements that run in a read-only session of the broken database.")),
    /** Share of the investigation that helps. */
    CULPRIT_SHOWN(Definition.share("culprit-shown", Definition.About.PROPOSED,
            "Share of the investigation's statements whose output shows the culprit.")),
    /** Whether a step back is one. */
    ROLLBACK_RESTORES(Definition.share("rollback-restores", Definition.About.PROPOSED,
            "Share of the plan's rollbacks that bring the schema back, tried on a second copy.")),
    /** Statements that were not let through. */
    PLAN_BLOCKED(Definition.amount("plan-blocked", Definition.About.PROPOSED, 0.25,
            "Statements of the plan that the judge of commands does not let run."));

    private final Definition definition;

    Executed(Definition definition) {
        this.definition = definition;
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public Score score(Expected key, Answer answer) {
        return Score.none("it was not run in a sandbox");
    }
}
