package dev.triage.fact;

/**
 * A phrase that betrays an error.
 *
 * @param phrase as it is matched; with a capital only in this case
 */
record KnownError(ErrorKind kind, String code, String phrase) {

    boolean caseMatters() {
        return phrase.chars().anyMatch(Character::isUpperCase);
    }
}
