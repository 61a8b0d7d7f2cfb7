package dev.triage.signature;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Looks for all phrases of a catalogue in one pass. A table of the first two characters of every phrase's literal tells
 * at each position which literals can begin there; only around a literal that is found is the phrase's expression tried,
 * so the cost grows with the text and the hits and hardly with the size of the catalogue. Thread-safe.
 */
final class PhraseScan {

    /** Characters of the line that a phrase may span on each side of its literal. */
    private static final int REACH_CHARS = 220;
    private static final int HITS_MAX = 16;
    private static final int TRIES_MAX = 400;

    private final Map<Integer, List<Entry>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(1 << 16);

    PhraseScan(Collection<Phrase> phrases) {
        for (Phrase phrase : phrases) {
            for (String literal : phrase.literals()) {
                int key = key(literal.charAt(0), literal.charAt(1));
                byStart.computeIfAbsent(key, none -> new ArrayList<>()).add(new Entry(literal, phrase));
                starts.set(fold(key));
            }
        }
    }

    /** All hits, at most {@value #HITS_MAX} a phrase; {@code quoted} tells the parts of the text that do not count. */
    Map<Phrase, List<PhraseHit>> scan(String text, Ranges quoted) {
        String lower = lower(text);
        Map<Phrase, Progress> found = new HashMap<>();
        for (int at = 0; at + 1 < lower.length(); at++) {
            int key = key(lower.charAt(at), lower.charAt(at + 1));
            if (!starts.get(fold(key))) {
                continue;
            }
            for (Entry entry : byStart.getOrDefault(key, List.of())) {
                if (lower.startsWith(entry.literal, at)) {
                    Progress progress = found.computeIfAbsent(entry.phrase, none -> new Progress());
                    progress.tryAt(entry.phrase, text, at, at + entry.literal.length(), quoted);
                }
            }
        }
        Map<Phrase, List<PhraseHit>> hits = new HashMap<>();
        found.forEach((phrase, progress) -> {
            if (!progress.hits.isEmpty()) {
                hits.put(phrase, progress.hits);
            }
        });
        return hits;
    }

    private record Entry(String literal, Phrase phrase) {}

    private static final class Progress {

        private final List<PhraseHit> hits = new ArrayList<>();
        private int tries;
        private int doneUpTo = -1;

        void tryAt(Phrase phrase, String text, int at, int end, Ranges quoted) {
            if (at < doneUpTo || hits.size() >= HITS_MAX || tries >= TRIES_MAX || quoted.holds(at)) {
                return;
            }
            if (phrase.leading()) {
                tryFrom(phrase, text, at, end);
                return;
            }
            tries++;
            int from = Math.max(text.lastIndexOf('\n', at) + 1, Math.max(at - REACH_CHARS, Math.max(0, doneUpTo)));
            int lineEnd = text.indexOf('\n', at);
            int to = Math.min(lineEnd < 0 ? text.length() : lineEnd, end + REACH_CHARS);
            Matcher matcher = matcher(phrase, text, Math.min(from, at), to);
            if (matcher.find()) {
                hits.add(PhraseHit.of(phrase, matcher, text));
                doneUpTo = Math.max(matcher.end(), at + 1);
            }
        }

        /** Every match begins with its literal, so there is only one place to try, and that is cheap. */
        private void tryFrom(Phrase phrase, String text, int at, int end) {
            int lineEnd = text.indexOf('\n', at);
            int to = Math.min(lineEnd < 0 ? text.length() : lineEnd, end + REACH_CHARS);
            Matcher matcher = matcher(phrase, text, at, to);
            if (matcher.lookingAt()) {
                hits.add(PhraseHit.of(phrase, matcher, text));
                doneUpTo = Math.max(matcher.end(), at + 1);
            }
        }

        private static Matcher matcher(Phrase phrase, String text, int from, int to) {
            return phrase.pattern().matcher(text).region(from, to).useTransparentBounds(true).useAnchoringBounds(false);
        }
    }

    private static int key(char first, char second) {
        return first << 16 | second;
    }

    private static int fold(int key) {
        return (key * 0x9E3779B1) >>> 16;
    }

    /** Lower case without changing the length, so that places stay the same. */
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }
}
