package dev.triage.score;

/** Whether every step says how it is undone. */
record RollbackPresent() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.share("rollback-present", Definition.About.PROPOSED,
                "Share of the plan's steps that say how they are undone, or that they cannot be.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (answer.proposed() == null) {
            return Score.none("there is no diagnosis");
        }
        return Score.share(answer.proposed().mitigations().stream()
                .filter(step -> !step.rollback().action().isBlank() || !step.rollback().commands().isEmpty()).count(),
                answer.proposed().mitigations().size(), "there is no plan");
    }
}
