package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.ParsedReply;
import dev.triage.redact.RedactedText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rejects replies that have the right form and still obey someone else: in another language, or giving the prompt away. */
final class ReplyCheck {

    /** A stretch of the prompt that nobody writes by chance. */
    private static final int LEAK_CHARS = 80;
    private static final int PROSE_MIN_CHARS = 60;
    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Set<String> ENGLISH = Set.of("the", "of", "and", "is", "are", "was", "were", "in", "to",
            "from",
            "after", "at", "on", "with", "for", "a", "an", "by", "not", "it", "that", "no", "its", "this", "since",
            "be");
    private static final Set<String> OTHERS = Set.of("la", "le", "les", "des", "du", "est", "une", "un", "dans", "pas",
            "que", "el", "los", "las", "del", "una", "por", "para", "der", "die", "das", "und", "ist", "nicht", "mit",
            "il", "lo", "gli", "che", "uma", "os", "em", "och", "het", "een", "ne", "peuvent", "leur", "wurde", "von");

    private ReplyCheck() {}

    static ParsedReply check(ParsedReply parsed, RedactedText reply, RedactedText system, String language) {
        if (!(parsed instanceof ParsedReply.Accepted accepted)) {
            return parsed;
        }
        if (leaks(reply.value(), system.value())) {
            return new ParsedReply.Rejected(
                    List.of("the reply repeats its instructions; write about the incident only"));
        }
        return isForeign(accepted.diagnosis(), language)
                ? new ParsedReply.Rejected(List.of("the prose is not in the language " + language))
                : parsed;
    }

    private static boolean leaks(String reply, String system) {
        int schema = system.indexOf("{\"");
        String words = schema < 0 ? system : system.substring(0, schema);
        for (String line : words.lines().toList()) {
            String bare = line.strip();
            for (int i = 0; i + LEAK_CHARS <= bare.length(); i += LEAK_CHARS / 2) {
                if (reply.contains(bare.substring(i, i + LEAK_CHARS))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isForeign(Diagnosis diagnosis, String language) {
        String prose = String.join(" ", diagnosis.summary(), diagnosis.severity().reasoning(),
                diagnosis.postmortem().summary());
        long letters = prose.codePoints().filter(Character::isLetter).count();
        long han = prose.codePoints().filter(Character::isIdeographic).count();
        if (letters < PROSE_MIN_CHARS / 2) {
            return false;
        }
        String wanted = Locale.forLanguageTag(language).getLanguage();
        if (wanted.equals("zh")) {
            return han * 10 < letters;
        }
        long latin = prose.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN).count();
        return wanted.equals("en") && letters >= PROSE_MIN_CHARS && (latin * 2 < letters || soundsForeign(prose));
    }

    private static boolean soundsForeign(String prose) {
        List<String> words = WORD.matcher(prose.toLowerCase(Locale.ROOT)).results().map(match -> match.group())
                .toList();
        long english = words.stream().filter(ENGLISH::contains).count();
        long others = words.stream().filter(OTHERS::contains).count();
        return others >= 4 && others > english * 2;
    }
}
