package dev.triage.postmortem;

import dev.triage.incident.IncidentId;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes an address that people can read and that never changes: the day, the title's words, the start of the id. */
final class Slug {

    private static final int WORDS_MAX_CHARS = 60;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");

    private Slug() {}

    static String of(LocalDate day, String title, IncidentId id) {
        String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words = OTHER.matcher(plain).replaceAll("-");
        if (words.length() > WORDS_MAX_CHARS) {
            int end = words.lastIndexOf('-', WORDS_MAX_CHARS);
            words = words.substring(0, end > 0 ? end : WORDS_MAX_CHARS);
        }
        words = ENDS.matcher(words).replaceAll("");
        return day + (words.isEmpty() ? "" : "-" + words) + "-" + id.value().toString().substring(0, 8);
    }
}
