package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import java.util.List;
import java.util.Map;

/**
 * A known failure mode: what speaks for and against it, and what to do about it.
 *
 * @param id unique, lower case with hyphens
 * @param family name of the file that it comes from
 * @param prior log-odds before anything was read; the usual value is {@value #USUAL_PRIOR}
 * @param requires gate: unless one of these is seen and not denied, the mode is not considered; none means no gate
 * @param symptomOf causes of which this mode is only an effect when they are grounded too
 * @param texts wording by language; English is always there
 */
record Signature(String id, String family, CauseCode cause, double prior, List<Clue> requires, List<Clue> speaksFor,
        List<Clue> speaksAgainst, List<CauseCode> symptomOf, PlanRules plan, Map<String, SignatureText> texts) {

    static final double USUAL_PRIOR = -3;
    static final String FALLBACK_LANGUAGE = "en";

    Signature {
        requires = List.copyOf(requires);
        speaksFor = List.copyOf(speaksFor);
        speaksAgainst = List.copyOf(speaksAgainst);
        symptomOf = List.copyOf(symptomOf);
        texts = Map.copyOf(texts);
    }

    /** The wording in a language, in English where that language has none. */
    SignatureText text(String language) {
        SignatureText text = texts.get(language);
        if (text == null) {
            text = texts.get(FALLBACK_LANGUAGE);
        }
        if (text == null) {
            throw new IllegalStateException("the catalogue let a mode without English text pass: " + id);
        }
        return text;
    }

    Signature withTexts(Map<String, SignatureText> all) {
        return new Signature(id, family, cause, prior, requires, speaksFor, speaksAgainst, symptomOf, plan, all);
    }
}
