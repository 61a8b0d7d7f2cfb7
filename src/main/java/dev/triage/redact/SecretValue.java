package dev.triage.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells values that may be secrets from placeholders, references and plain words. */
final class SecretValue {

    /** A value longer than this is never a placeholder; it keeps the checks cheap. */
    private static final int PLACEHOLDER_MAX_CHARS = 256;

    private static final Set<String> WORDS = Set.of("true", "false", "null", "none", "nil", "empty", "undefined", "yes",
            "no", "on", "off", "required", "optional", "invalid", "incorrect", "wrong", "expired", "missing", "failed",
            "failure", "error", "denied", "set", "unset", "unchanged", "changed", "rotated", "redacted", "masked",
            "hidden", "filtered", "string", "str", "text", "varchar", "unknown", "omitted", "removed", "n/a", "na",
            "ok", "authentication", "not", "is", "was", "has", "must", "mismatch", "disabled", "enabled", "reset");

    private static final Pattern REFERENCE = Pattern
            .compile("(?s)\\$\\{.*\\}|\\$\\(.*|\\$[A-Z_][A-Z0-9_]*|\\$\\d{1,3}"
                    + "|<[^<>]*>|%\\(\\w+\\)s|%[sdv]|%[A-Z_]+%|\\{\\{.*\\}\\}|\\{\\w*\\}|\\[[A-Za-z _-]*\\]|\\?"
                    + "|(?:process\\.env|os\\.environ|env|secrets|vars|var|self|this|config|settings|props)[.\\[].*"
                    + "|(?i:https?)://.*|[A-Za-z_][\\w.]{0,80}\\(.*|(?i:vault|ssm|awssecret|secretref|arn|gcp|op|env|file|sops):.*");
    private static final Pattern MASK = Pattern.compile("([*xX.#\u2022_-])\\1*+");
    private static final Pattern PATH = Pattern
            .compile("(?:~|\\.{1,2})?/[\\w.-]+(?:/[\\w.-]+)+|(?:~|\\.{1,2})/[\\w.-]+|[A-Za-z]:\\\\.*"
                    + "|[\\w.-]+\\.(?:pem|key|crt|cer|p12|jks|json|ya?ml|txt)");
    private static final Pattern RESOURCE_NAME = Pattern.compile("[a-z]++(?:[-._/][a-z0-9]{1,15}+)++");
    private static final Pattern MARKERS = Pattern.compile("\\[redacted:[a-z0-9-]{1,40}+\\]");

    private SecretValue() {}

    /** Whether the value is empty, masked, a template, a reference, or a word that says something about the secret. */
    static boolean isPlaceholder(String value) {
        if (value.length() > PLACEHOLDER_MAX_CHARS) {
            return false;
        }
        String bare = value.strip();
        return bare.isEmpty() || WORDS.contains(bare.toLowerCase(Locale.ROOT)) || MASK.matcher(bare).matches()
                || REFERENCE.matcher(bare).matches() || isRedacted(bare);
    }

    /** Whether nothing but placeholders of an earlier redaction is left. */
    static boolean isRedacted(String value) {
        return value.contains("[redacted:")
                && MARKERS.matcher(value).replaceAll("").chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether the value names a file. */
    static boolean isPath(String value) {
        return value.length() <= PLACEHOLDER_MAX_CHARS && PATH.matcher(value).matches();
    }

    /** Whether the value was made by a machine rather than written by a person: no word, number, name or version. */
    static boolean isRandom(String value) {
        if (value.length() > PLACEHOLDER_MAX_CHARS) {
            return true;
        }
        if (value.length() < 8 || isPlaceholder(value) || isPath(value) || RESOURCE_NAME.matcher(value).matches()) {
            return false;
        }
        int lower = 0;
        int upper = 0;
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c > 126) {
                return false;
            }
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            upper += c >= 'A' && c <= 'Z' ? 1 : 0;
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        boolean lettersAndDigits = digits > 0 && lower + upper > 1;
        boolean mixedCase = upper > 2 && lower > 2 && value.length() >= 16;
        return lettersAndDigits || mixedCase || lower + upper + digits == value.length() && value.length() >= 32;
    }
}
