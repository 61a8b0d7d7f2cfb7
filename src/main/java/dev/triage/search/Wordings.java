package dev.triage.search;

/**
 * A text's words for comparison: as they stand, and with its Chinese said in English. For an English text both are the
 * same.
 */
record Wordings(Terms own, Terms english) {

    static Wordings of(String text, Glossary glossary) {
        Terms own = Terms.of(text);
        String said = glossary.english(text);
        return new Wordings(own, said.equals(text) ? own : Terms.of(said));
    }

    boolean isForeign() {
        return own != english;
    }
}
