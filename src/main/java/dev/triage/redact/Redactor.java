package dev.triage.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from raw text, leaving {@code [redacted:kind]} in their place for good, and then what is personal,
 * leaving {@code <kind-1>} (or {@code <kind>}, where nothing tells one value from another later on). Line breaks inside
 * a secret are kept behind the placeholder, so later lines keep their numbers. Idempotent and thread-safe; linear in the
 * length of the text.
 */
public final class Redactor {

    /** What a removal uncovers is looked at again; in practice the second look finds nothing. */
    private static final int PASSES_MAX = 4;

    private final List<SecretFinder> finders;
    private final AnchorScanner scanner;
    private final int[][] findersOfAnchor;
    private final PersonalData personalData;

    /** With the patterns that hold everywhere. */
    public Redactor() {
        this(RedactionPatterns.DEFAULT);
    }

    public Redactor(RedactionPatterns patterns) {
        personalData = new PersonalData(patterns);
        // Where two finders see the same secret, the earlier names it: from the most to the least specific.
        finders = Stream
                .of(List.of(new PrivateKeys(), new EncodedPrivateKeys()), TokenRules.all(), HeaderRules.all(),
                        List.of(new UrlPasswords()), CommandLineRules.all(), List.of(new Assignments()))
                .<SecretFinder>flatMap(List::stream).toList();
        Map<String, List<Integer>> byAnchor = new HashMap<>();
        for (int finder = 0; finder < finders.size(); finder++) {
            for (String anchor : finders.get(finder).anchors()) {
                byAnchor.computeIfAbsent(anchor, unused -> new ArrayList<>()).add(finder);
            }
        }
        List<String> anchors = List.copyOf(byAnchor.keySet());
        scanner = new AnchorScanner(anchors);
        findersOfAnchor = anchors.stream()
                .map(anchor -> byAnchor.getOrDefault(anchor, List.of()).stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Redacts a text that belongs to no incident: its placeholders have no numbers. */
    public RedactedText redact(String raw) {
        return redact(raw, (personal, original) -> PersonalData.unnumbered(personal.kind()));
    }

    /** Redacts a part of an incident; the result counts what was removed. */
    public RedactedText redact(String raw, Pseudonyms pseudonyms) {
        return redact(raw, pseudonyms::placeholder);
    }

    /**
     * Redacts what was written by someone who knows the other text, which is safe: what stands there may stand here. So
     * a version of four numbers is not taken for an address only because the word before it is gone.
     */
    public RedactedText redact(String raw, RedactedText known) {
        return redact(raw, (personal, original) -> known.value().contains(original)
                ? original
                : PersonalData.unnumbered(personal.kind()));
    }

    private RedactedText redact(String raw, BiFunction<Personal, String, String> placeholders) {
        String text = raw;
        List<Redaction> removed = new ArrayList<>();
        for (int pass = 0; pass < PASSES_MAX; pass++) {
            List<Match> matches = find(text);
            if (matches.isEmpty()) {
                break;
            }
            text = replace(text, matches);
            matches.forEach(match -> removed.add(new Redaction(match.kind(), 1)));
        }
        text = hide(text, placeholders, removed);
        return new RedactedText(text, Redaction.sum(removed.stream()));
    }

    private String hide(String text, BiFunction<Personal, String, String> placeholders, List<Redaction> removed) {
        List<Personal> found = personalData.find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Personal personal : found) {
            String original = text.substring(personal.start(), personal.end());
            String placeholder = placeholders.apply(personal, original);
            out.append(text, from, personal.start()).append(placeholder);
            from = personal.end();
            if (!placeholder.equals(original)) {
                removed.add(new Redaction(personal.kind(), 1));
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private List<Match> find(String text) {
        List<Match> matches = new ArrayList<>();
        int[] searchedTo = new int[finders.size()];
        scanner.scan(text, (anchor, start, end) -> {
            for (int finder : findersOfAnchor[anchor]) {
                // What a finder has taken it need not read again; this keeps repeated anchors linear.
                Match match = start < searchedTo[finder] ? null : finders.get(finder).at(text, start, end);
                if (match != null && !SecretValue.isRedacted(text.substring(match.start(), match.end()))) {
                    searchedTo[finder] = match.end();
                    matches.add(match.ranked(finder));
                }
            }
        });
        CardNumbers.find(text, matches, finders.size());
        ChineseLabels.find(text, matches, finders.size() + 1);
        return merge(matches);
    }

    /** Overlapping matches become one that covers all of them, named by the most specific finder. */
    private static List<Match> merge(List<Match> matches) {
        matches.sort(Comparator.comparingInt(Match::start));
        List<Match> merged = new ArrayList<>();
        @Nullable
        Match open = null;
        for (Match match : matches) {
            if (open == null || match.start() >= open.end()) {
                if (open != null) {
                    merged.add(open);
                }
                open = match;
                continue;
            }
            Match named = match.rank() < open.rank() ? match : open;
            open = new Match(named.kind(), open.start(), Math.max(open.end(), match.end()), named.rank());
        }
        if (open != null) {
            merged.add(open);
        }
        return merged;
    }

    private static String replace(String text, List<Match> matches) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Match match : matches) {
            out.append(text, from, match.start()).append("[redacted:").append(match.kind()).append(']');
            for (int i = match.start(); i < match.end(); i++) {
                if (text.charAt(i) == '\n') {
                    out.append('\n');
                }
            }
            from = match.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
