package dev.triage.score;

/** How much of what is claimed stands somewhere. */
record GroundingRate() implements Scorer {

    @Override
    public Definition definition() {
        return Definition.share("grounding-rate", Definition.About.PROPOSED,
                "Share of the analyst's claims, quotes and numbers, that the checks found in a source.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        return answer.verification() == null
                ? Score.none("there is no diagnosis")
                : Score.share(answer.verification().claimsGrounded(), answer.verification().claimsChecked(),
                        "nothing is claimed");
    }
}
