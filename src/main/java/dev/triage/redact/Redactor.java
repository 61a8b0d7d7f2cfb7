package dev.triage.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from raw text, leaving {@code [redacted:kind]} in their place. Line breaks inside a secret are kept
 * behind the placeholder, so later lines keep their numbers. Idempotent and thread-safe; linear in the length of the
 * text.
 */
public final class Redactor {

    /** What a removal uncovers is looked at again; in practice the second look finds nothing. */
    private static final int PASSES_MAX = 4;

    private final List<SecretFinder> finders;
    private final AnchorScanner scanner;
    private final int[][] findersOfAnchor;

    public Redactor() {
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

    /** Redacts one text; the result counts what was removed. */
    public RedactedText redact(String raw) {
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
        return new RedactedText(text, Redaction.sum(removed.stream()));
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
