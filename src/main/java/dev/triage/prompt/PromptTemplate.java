package dev.triage.prompt;

import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with slots such as {@code {{context}}}. What is put into a slot is never searched for slots again. */
record PromptTemplate(String text) {

    /** Slots that system.md may have; it stays the same for all incidents, so providers can cache it. */
    static final Set<String> SYSTEM_SLOTS = Set.of("language", "schema", "examples");
    /** Slots that user.md may have. */
    static final Set<String> USER_SLOTS = Set.of("language", "schema", "examples", "fence", "incident", "facts",
            "context", "leftOut", "similar", "runbooks");
    /** Slots that user.md must have. */
    static final Set<String> USER_REQUIRED = Set.of("fence", "incident", "facts", "context", "leftOut", "similar",
            "runbooks");

    private static final Pattern SLOT = Pattern.compile("\\{\\{([^{}\\n]{0,40})}}");

    /** The names of all slots, sorted. */
    SequencedSet<String> slots() {
        SequencedSet<String> slots = new TreeSet<>();
        Matcher matcher = SLOT.matcher(text);
        while (matcher.find()) {
            slots.add(matcher.group(1));
        }
        return slots;
    }

    /** Fills every slot; one without a value is a bug, for the loader has checked their names. */
    String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder(text.length());
        Matcher matcher = SLOT.matcher(text);
        int from = 0;
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for slot " + matcher.group());
            }
            filled.append(text, from, matcher.start()).append(value);
            from = matcher.end();
        }
        return filled.append(text, from, text.length()).toString();
    }
}
