package dev.triage.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the names in a sentence that a source must hold: versions, identifiers of all sorts, proper names. Words that
 * every engineer uses, listed in {@code verify/vocabulary.txt}, are no names.
 */
final class NameScanner {

    private static final Pattern VERSION = Pattern.compile(
            "(?<![A-Za-z0-9_.-])v\\d+(?:\\.\\d+)*(?:-[a-z0-9.]+)?(?![A-Za-z0-9_])|(?<![A-Za-z0-9_.:/-])\\d+\\.\\d+\\.\\d+(?:-[a-z0-9.]+)?(?![A-Za-z0-9_./:])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TICKED = Pattern.compile("`([^`\\n]{2,120})`");
    /** A run of name characters; what it is, its form tells. */
    private static final Pattern TOKEN = Pattern
            .compile("(?<![A-Za-z0-9_])(?:--)?/?[A-Za-z0-9_]+(?:[-_./:@+=]+[A-Za-z0-9_*]+)*\\*?");
    private static final Pattern PROPER = Pattern
            .compile(
                    "(?<=[a-z,0-9)] )[A-Z][a-z]{2,}[A-Za-z]*(?:-[A-Z][a-z]+)*(?![A-Za-z0-9_])|(?<=[\\u4e00-\\u9fff，、（])[A-Z][a-z]{2,}(?![A-Za-z0-9_])");
    private static final Pattern CAMEL = Pattern.compile("[a-z0-9][A-Z]|[A-Z]{2}[a-z]");
    private static final Pattern WORDS_JOINED = Pattern.compile("[A-Za-z]+(?:[-/][A-Za-z]+)+");
    private static final Pattern COMPONENT = Pattern.compile(
            "(?i)(?:^|.*-)(?:svc|service|api|db|prod|production|staging|worker|workers|pod|primary|replica|standby|gateway|cache|queue|job|cron|app|server|cluster|proxy|pool|master|node|agent|operator|controller|scheduler|consumer|producer|broker|exporter|sidecar|web|ui|backend|frontend|client|cdn|lb)$");
    private static final Set<String> ENGLISH_HEADS = Set.of("per", "cross", "multi", "single", "pre", "post", "non",
            "inter", "intra", "self", "any", "each", "read", "write", "high", "low", "full", "half", "first", "second",
            "third", "same", "in", "on", "off", "end", "customer", "user", "client", "server", "long", "short", "cloud",
            "hot", "cold", "warm", "open", "closed", "healthy", "down", "up", "whole", "new", "old", "one", "two",
            "message", "work", "retry", "connection", "thread", "request", "replication", "job");
    private static final Pattern TAILS = Pattern.compile(
            "(?i).*-(?:related|specific|wide|based|level|side|facing|only|free|bound|driven|heavy|induced|like|time|run|scale|out|off|up|in|down|to|end|by|on|aware|backed|owned|internal|external|induced|safe|first|intensive|limited|generated)");
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("(?=.*[A-Za-z])(?=.*\\d).*");
    private static final Pattern GENERIC = Pattern
            .compile(
                    "(?i)(?:\\d+(?:st|nd|rd|th|s|x|k|m|h|d|w|b|ms|us|ns|min|kb|mb|gb|tb|ki|mi|gi|rps|qps|tps)|sev[1-4]|p[0-3]|(?:http|https|tls|ipv|utf-?|md|sha-?|http/|k8s|i18n|l)\\d*|[1-5]xx|\\d+-\\d+|[0-9a-z]+=)");
    /** Views, columns and settings of every PostgreSQL; metrics of every exporter. */
    private static final Pattern STANDARD = Pattern
            .compile(
                    "pg_|(?:replay|write|flush)_lag|n_tup_|n_(?:dead|live)_|autovacuum_|log_|(?:row|access|share)?(?:exclusive|share)lock|node_|container_|kube_|process_|blks_|tup_|xact_|idx_(?:scan|tup)|seq_(?:scan|tup)");
    private static final int HASH_LEAST_CHARS = 7;

    private final Set<String> vocabulary;

    NameScanner() {
        try (InputStream in = NameScanner.class.getResourceAsStream("/verify/vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("verify/vocabulary.txt is part of the build");
            }
            this.vocabulary = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                    .filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("verify/vocabulary.txt cannot be read", e);
        }
    }

    /**
     * The names of a folded sentence; the characters of versions and identifiers are marked as taken.
     *
     * @param isHead whether names in the source begin with this word and a hyphen
     */
    List<Name> scan(String sentence, BitSet taken, Predicate<String> isHead) {
        List<Name> names = new ArrayList<>();
        collect(VERSION.matcher(sentence), Name.Kind.VERSION, names, taken);
        Matcher ticked = TICKED.matcher(sentence);
        while (ticked.find()) {
            if (!ticked.group(1).contains(" ") && isFree(ticked.start(1), ticked.end(1), taken)) {
                names.add(new Name(ticked.start(1), ticked.end(1), ticked.group(1), Name.Kind.IDENTIFIER));
                taken.set(ticked.start(1), ticked.end(1));
            }
        }
        Matcher token = TOKEN.matcher(sentence);
        while (token.find()) {
            String text = withoutTail(token.group());
            if (isFree(token.start(), token.end(), taken) && (isIdentifier(text) || isSibling(text, isHead))) {
                if (!isKnown(text)) {
                    names.add(new Name(token.start(), token.start() + text.length(), text, Name.Kind.IDENTIFIER));
                }
                taken.set(token.start(), token.start() + text.length());
            }
        }
        BitSet proper = (BitSet) taken.clone();
        Matcher capital = PROPER.matcher(sentence);
        while (capital.find()) {
            if (isFree(capital.start(), capital.end(), proper)
                    && !vocabulary.contains(capital.group().toLowerCase(Locale.ROOT))) {
                names.add(new Name(capital.start(), capital.end(), capital.group(), Name.Kind.PROPER));
            }
        }
        return names;
    }

    private void collect(Matcher found, Name.Kind kind, List<Name> names, BitSet taken) {
        while (found.find()) {
            if (isFree(found.start(), found.end(), taken)) {
                names.add(new Name(found.start(), found.end(), found.group(), kind));
                taken.set(found.start(), found.end());
            }
        }
    }

    /** A rate such as 12/s and a share such as 500/500 are amounts, as is everything that begins with digits and a unit. */
    private static boolean isIdentifier(String text) {
        if (GENERIC.matcher(text).matches() || text.matches("[\\d.,:/%+=-]+")
                || text.matches("\\d+(?:\\.\\d+)?[A-Za-z]{1,3}(?:/\\w+)?|\\d+-[A-Za-z]+")) {
            return false;
        }
        if (text.startsWith("--") || text.contains("_") || text.contains("@")
                || text.startsWith("/") && text.length() > 2) {
            return true;
        }
        if (WORDS_JOINED.matcher(text).matches()) {
            return text.indexOf('/') < 0 && COMPONENT.matcher(text).matches()
                    && !ENGLISH_HEADS.contains(text.substring(0, text.indexOf('-')).toLowerCase(Locale.ROOT));
        }
        boolean dotted = text.matches("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+") && text.matches(".*[A-Za-z]{2,}.*");
        boolean hash = text.length() >= HASH_LEAST_CHARS && text.matches("[0-9a-f]+")
                && LETTERS_AND_DIGITS.matcher(text).matches();
        return dotted || hash || CAMEL.matcher(text).find() || LETTERS_AND_DIGITS.matcher(text).matches();
    }

    /** A name that begins as names of the source do, such as cart-x beside cart-api; cart-wide and its like are words. */
    private static boolean isSibling(String text, Predicate<String> isHead) {
        if (!WORDS_JOINED.matcher(text).matches() || text.indexOf('/') >= 0 || TAILS.matcher(text).matches()) {
            return false;
        }
        String head = text.substring(0, text.indexOf('-')).toLowerCase(Locale.ROOT);
        return head.length() > 2 && !ENGLISH_HEADS.contains(head) && isHead.test(head);
    }

    /** A name that needs no source: a product, a catalogue view, a setting that every server has. */
    private boolean isKnown(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return vocabulary.contains(lower) || STANDARD.matcher(lower).lookingAt() || lower.endsWith("s")
                && vocabulary.contains(lower.substring(0, lower.length() - 1));
    }

    private static String withoutTail(String token) {
        int end = token.length();
        while (end > 1 && ".:/-=+*".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    private static boolean isFree(int start, int end, BitSet taken) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }
}
