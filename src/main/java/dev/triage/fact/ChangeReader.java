package dev.triage.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was changed, and when: deploys, rollbacks, configuration, flags, migrations, scaling, new jobs. */
final class ChangeReader {

    private static final int SENTENCE_MAX_CHARS = 400;
    private static final Pattern VERSION = Pattern.compile(
            """
            (?<![\\w./])(?:v\\d+(?:[._-]\\w{1,20}){0,5}+|r\\d{2,8}|\\d{1,4}\\.\\d{1,4}(?:\\.\\d{1,6}){0,2}(?:-[\\w.]{1,20})?+(?![\\w%]| ?(?:s|ms|%|GB|MB|Gi|Mi|x|k)\\b)\
            |(?<=(?:build|release|revision|version|commit|tag|chart) )#?(?=[\\w.-]{0,40}\\d)[\\w.-]{0,39}\\w|(?<=#)\\d{2,8}|(?<=版本)v?[\\d.]{1,12})(?!\\w)""");
    private static final Pattern SERVICE = Pattern
            .compile("""
                     (?<![\\w/.-])([a-z][a-z0-9]{1,40}(?:[-_][a-z0-9]{1,40}){1,6}+)(?![\\w/-]|\\.\\w)""");
    private static final Pattern IMAGE = Pattern
            .compile("(?<=[\\s\"'=])([\\w.-]{2,60}+(?:/[\\w.-]{1,80}+){0,4}+):(v?[\\w.-]{1,60})(?=[\\s\"',.]|$)");

    /** "the checkout service was deployed", "deployed Fluentd". */
    private static final Pattern NAMED_SUBJECT = Pattern.compile(
            """
            ([A-Za-z][\\w.-]{2,40}) (?:service |app |application )?(?:v?\\d[\\w.]*+ )?(?:was |were |has been |got |is )?\
            (?:deployed|shipped|released|upgraded|updated|rolled|migrated|scaled|rotated|went)\
            |(?:deployed|shipped|released|upgraded|scaled|migrated|rotated|enabled|disabled) (?:the )?([A-Za-z][\\w.-]{2,40})""");
    /** Compounds of ordinary English that look like the name of a service. */
    private static final Set<String> COMPOUNDS = Set.of("roll-out", "rolled-back", "roll-back", "on-call", "scale-up",
            "scale-down", "real-time", "read-only", "follow-up", "feature-flag", "hot-fix",
            "up-to-date",
            "long-running", "back-end", "front-end", "so-far");

    private static final Pattern CHINESE_SUBJECT = Pattern.compile("[\\u4e00-\\u9fff]{2,6}(?:服务|系统|模块)");
    private static final Set<String> NO_SUBJECTS = Set.of("the", "and", "are", "was", "were", "also", "that", "this",
            "it",
            "once", "before", "after", "when", "change", "changes", "which", "new", "successfully", "just", "been",
            "being",
            "has", "had", "have", "not", "version", "patch", "they", "all", "previously", "recently", "finally", "then",
            "code",
            "for", "from", "with", "into", "onto", "two", "back", "automatically", "release", "build", "deploy", "got",
            "we", "you", "team", "who", "only", "now", "later", "today", "yesterday", "utc", "gmt");

    private final String text;
    private final ChangePhrases phrases;
    private final Findings findings;
    private int lastEnd;
    /** What the sentence before in the same row was about. */
    private String lastSubject = "";
    private String lastVersion = "";

    ChangeReader(String text, ChangePhrases phrases, Findings findings) {
        this.text = text;
        this.phrases = phrases;
        this.findings = findings;
    }

    void read(Row row, List<TimeMention> times) {
        int from = Math.max(row.start(), Math.min(lastEnd, row.end()));
        lastSubject = "";
        lastVersion = "";
        while (from < row.end()) {
            int end = Math.max(from + 1, Clause.endAfter(text, row, from));
            Clause sentence = trimmed(from, Math.min(end, row.end()));
            if (sentence.end() - sentence.start() > 5) {
                readSentence(sentence, times);
            }
            from = end;
            while (from < row.end() && (text.charAt(from) <= ' ' || text.charAt(from) == '|')) {
                from++;
            }
            if (from < row.end() && "-•*".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
        }
    }

    private Clause trimmed(int start, int end) {
        int from = start;
        while (from < end && (text.charAt(from) <= ' ' || "-–—•*|#>".indexOf(text.charAt(from)) >= 0)) {
            from++;
        }
        return new Clause(from, Math.min(end, from + SENTENCE_MAX_CHARS));
    }

    private void readSentence(Clause sentence, List<TimeMention> times) {
        for (ChangeKind kind : phrases.kindsOf(text, sentence.start(), sentence.end())) {
            add(kind, sentence, times);
        }
    }

    private void add(ChangeKind kind, Clause sentence, List<TimeMention> times) {
        String words = text.substring(sentence.start(), sentence.end());
        boolean none = kind == ChangeKind.NONE;
        TimePoint at = time(sentence, times, none ? sentence.start() : 0);
        String[] image = image(words);
        String ownSubject = image != null ? image[0] : subject(words);
        boolean goesOn = ownSubject.isEmpty() && !none;
        String subject = none ? "" : goesOn ? lastSubject : ownSubject;
        String ownVersion = image != null ? image[1] : version(words);
        String version = ownVersion.isEmpty() && goesOn ? lastVersion : ownVersion;
        lastSubject = subject;
        lastVersion = version;
        Span span = findings.span(sentence.start(), sentence.end());
        findings.add(Findings.Kind.CHANGE, span, id -> new ChangeEvent(id, span, kind, at, subject, version, words));
        lastEnd = sentence.end();
    }

    /** The last time before the words or, if there is none, the first within them; none that ends before a place. */
    private static @Nullable TimePoint time(Clause sentence, List<TimeMention> times, int notBefore) {
        TimePoint found = null;
        for (TimeMention time : times) {
            if (time.start() < sentence.end() && time.end() >= notBefore
                    && (found == null || time.start() <= sentence.start())) {
                found = time.at();
            }
        }
        return found;
    }

    private static String @Nullable [] image(String words) {
        Matcher image = IMAGE.matcher(words);
        String[] last = null;
        while (image.find()) {
            if (!image.group(2).matches("\\d{2}")
                    && (image.group(1).indexOf('/') > 0 || image.group(2).matches("v?\\d+\\..*|latest"))) {
                String name = image.group(1);
                last = new String[]{name.substring(name.lastIndexOf('/') + 1), image.group(2)};
            }
        }
        return last;
    }

    /** The new version: the last one named, unless "from" or "previous" marks it as the old one. */
    private static String version(String words) {
        Matcher version = VERSION.matcher(words);
        String found = "";
        while (version.find()) {
            String before = words.substring(Math.max(0, version.start() - 10), version.start());
            if (found.isEmpty() || before.endsWith("to ") || before.endsWith("-> ") || before.endsWith("→ ")
                    || before.endsWith("到 ") || before.endsWith("至 ")) {
                found = version.group();
            }
        }
        return found;
    }

    private static String subject(String words) {
        Matcher service = SERVICE.matcher(words);
        while (service.find()) {
            if (!isCommonCompound(service.group(1))) {
                return service.group(1);
            }
        }
        Matcher named = NAMED_SUBJECT.matcher(words);
        Matcher chinese = CHINESE_SUBJECT.matcher(words);
        if (chinese.find()) {
            return chinese.group();
        }
        while (named.find()) {
            String name = named.group(named.group(1) != null ? 1 : 2);
            if (!NO_SUBJECTS.contains(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
        }
        return "";
    }

    private static boolean isCommonCompound(String word) {
        return COMPOUNDS.contains(word) || word.endsWith("-deploy") || word.startsWith("re-");
    }
}
