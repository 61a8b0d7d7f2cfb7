package dev.triage.score;

/** Whether a model's reply fits the schema. */
record SchemaValid(boolean firstTry) implements Scorer {

    @Override
    public Definition definition() {
        return firstTry
                ? Definition.passFail("schema-first-try", Definition.About.CALLS,
                        "1 if the first reply fits the schema.")
                : Definition.passFail("schema-after-repair", Definition.About.CALLS,
                        "1 if a reply fits the schema at last, the second try included.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (answer.modelCalls() == 0) {
            return Score.none("no model was asked");
        }
        return Score.of(answer.proposed() != null && (!firstTry || answer.rejectedReplies() == 0));
    }
}
