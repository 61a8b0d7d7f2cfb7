package dev.triage.prompt;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of the prompt. Once released it never changes, so that a run can be traced to the words it was made with.
 *
 * @param name {@code v} and a number, then maybe a hyphen and a word: {@code v2}, {@code v3-acme}
 * @param description one sentence on what sets it apart
 * @param changelog what is different from the version before
 * @param released whether it may be the default
 * @param hash SHA-256 over the names and contents of its files, hexadecimal
 * @param system template of the system message
 * @param user template of the user message
 * @param examples few-shot examples in the order of their file names
 */
public record PromptVersion(String name, String description, List<String> changelog, PromptParameters parameters,
        boolean released, String hash, String system, String user, List<String> examples) {

    /** By number, then by the word behind it, so that v10 comes after v9. */
    static final Comparator<PromptVersion> BY_AGE = Comparator
            .comparingInt((PromptVersion version) -> number(version.name())).thenComparing(PromptVersion::name);

    private static final Pattern NAME = Pattern.compile("v(\\d{1,6})(-[a-z0-9-]{1,24})?");

    public PromptVersion {
        if (!isValidName(name)) {
            throw new IllegalArgumentException("not a name of a prompt version: " + name);
        }
        changelog = List.copyOf(changelog);
        examples = List.copyOf(examples);
    }

    static boolean isValidName(String name) {
        return NAME.matcher(name).matches();
    }

    private static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
