package dev.triage.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a runbook section states, read from the form of its sentences.
 *
 * @param section how a report cites the section
 * @param words the sentence
 * @param wanted what has to be done, or rather; blank if the rule only forbids
 * @param held what must not be done, or not before {@code wanted}
 */
record RunbookRule(String section, String words, Kind kind, String wanted, String held) {

    /** What sort of rule. */
    enum Kind {
        /** Do {@code wanted} before {@code held}. */
        BEFORE,
        /** Try {@code wanted} rather than {@code held}. */
        PREFER,
        /** Do not do {@code held}; with {@code wanted}, not without or until that. */
        NEVER
    }

    private static final int SENTENCE_MAX_CHARS = 300;
    private static final String X = "(?<wanted>[^.;。；]{2,140}?)";
    private static final String Y = "(?<held>[^.;。；]{2,140}?)";
    private static final String TAIL = "(?:[,;.。；，(（]|$)";

    private record Form(Kind kind, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            form(Kind.PREFER,
                    "\\b(?:prefer|favou?r|use|try|choose) " + X + " (?:over|to|instead of|rather than|before) " + Y
                            + TAIL),
            form(Kind.PREFER, X + " instead of " + Y + TAIL),
            form(Kind.NEVER, "\\b(?:never|do not|don't|must not|mustn't|should not|avoid)\\s+(?:ever )?" + Y
                    + "(?:\\s+(?:unless|until|without|before)\\s+" + X + ")?" + TAIL),
            form(Kind.BEFORE, "^(?:always )?(?:first,? )?" + X + ",? (?:before|prior to) " + Y + TAIL),
            form(Kind.BEFORE, "\\bbefore (?:you )?" + Y + ", (?:always |first )?" + X + TAIL),
            form(Kind.BEFORE, "\\bfirst,? " + X + "[,;]? (?:and )?(?:only )?then " + Y + TAIL),
            form(Kind.BEFORE,
                    "^(?:always )?(?<wanted>(?:confirm|verify|check|make sure|ensure) [^.;]{3,140}?(?:\\bnot\\b|isn't|aren't|no )[^.;]{3,100}?)(?<held>)"
                            + TAIL),
            form(Kind.PREFER, "(?:优先|尽量|首选)(?:使用|考虑|选择)?" + X + "[，,]?(?:而不是|而非|不要(?:直接)?|再考虑)" + Y + TAIL),
            form(Kind.BEFORE, "(?:在)?" + Y + "(?:之前|以前|前)[，,]?(?:务必|必须|应当?|需要?|请)?先?" + X + TAIL),
            form(Kind.BEFORE, "先" + X + "[，,]?(?:再|然后|后|才能|之后再)" + Y + TAIL),
            form(Kind.NEVER, "(?:不要|禁止|切勿|严禁|不得|请勿|不可|避免)(?:直接)?" + Y + "(?<wanted>)" + TAIL),
            form(Kind.BEFORE, "^(?<wanted>(?:确认|核实|检查)[^。；]{2,80}?(?:不是|并非|没有|不属于)[^。；]{2,60}?)(?<held>)" + TAIL));

    private static Form form(Kind kind, String pattern) {
        return new Form(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    /** The rules of one section. */
    static List<RunbookRule> of(String citation, String markdown) {
        List<RunbookRule> rules = new ArrayList<>();
        for (String line : withoutCode(markdown).split("\\n")) {
            String plain = line.replaceFirst("^\\s*(?:[-*+>]|\\d+[.)])\\s+(?:\\[.] )?", "").replaceAll("[*_`]{1,3}", "")
                    .strip();
            if (plain.startsWith("|") || plain.startsWith("#")) {
                continue;
            }
            for (String sentence : Sentences.of(plain)) {
                read(citation, sentence, rules);
            }
        }
        return rules;
    }

    private static void read(String citation, String sentence, List<RunbookRule> rules) {
        if (sentence.length() > SENTENCE_MAX_CHARS) {
            return;
        }
        String folded = Folded.of(sentence);
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(folded);
            if (matcher.find()) {
                String wanted = blankIfNull(matcher.group("wanted"));
                String held = blankIfNull(matcher.group("held"));
                rules.add(new RunbookRule(citation, sentence, form.kind(), wanted, held));
                return;
            }
        }
    }

    private static String blankIfNull(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?s)```.*?(?:```|$)", "\n");
    }
}
