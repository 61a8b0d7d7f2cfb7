package dev.triage.score;

/** Whether the answer is in the language that was asked for. */
record AnswerLanguage() implements Scorer {

    private static final double HAN_LEAST = 0.3;

    @Override
    public Definition definition() {
        return Definition.passFail("answers-in-language", Definition.About.PROPOSED,
                "1 if at least 30 % of the summary's letters are Han where Chinese was asked for, and fewer where not.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        if (answer.proposed() == null) {
            return Score.none("there is no diagnosis");
        }
        String summary = answer.proposed().summary();
        long letters = summary.codePoints().filter(Character::isLetter).count();
        long han = summary.codePoints().filter(Character::isIdeographic).count();
        boolean chinese = letters > 0 && (double) han / letters >= HAN_LEAST;
        return Score.of(chinese == answer.language().startsWith("zh"));
    }
}
