package dev.triage.signature;

import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns places of the context into quotes: the words around the place as far as they make sense, unchanged. */
record Quotes(CaseFile file) {

    private static final int QUOTE_MAX_CHARS = 220;
    private static final int REACH_CHARS = 70;

    /** Quotes of the strongest matches, without repeats. */
    List<Evidence> of(List<ClueMatch> matches, int max) {
        Map<String, Evidence> quotes = new LinkedHashMap<>();
        List<Place> shown = new ArrayList<>();
        for (ClueMatch match : matches) {
            for (Place place : match.places()) {
                boolean told = shown.stream()
                        .anyMatch(span -> place.start() >= span.start() && place.end() <= span.end());
                Place span = around(place);
                if (!told && span.end() > span.start() && quotes.size() < max) {
                    shown.add(span);
                    quotes.putIfAbsent(file.text().substring(span.start(), span.end()), quote(span));
                }
            }
        }
        return new ArrayList<>(quotes.values());
    }

    Evidence of(Place place) {
        return quote(around(place));
    }

    private Evidence quote(Place span) {
        return new Evidence(file.text().substring(span.start(), span.end()), EvidenceSource.CONTEXT,
                file.lines(span.start(), span.end()));
    }

    /** The place with the words around it as far as they make sense. */
    private Place around(Place place) {
        String text = file.text();
        int start = place.start();
        int end = Math.min(place.end(), start + QUOTE_MAX_CHARS);
        int lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        int newline = text.indexOf('\n', end);
        int lineEnd = newline < 0 ? text.length() : newline;
        if (lineEnd - lineStart <= QUOTE_MAX_CHARS) {
            start = Math.min(start, lineStart);
            end = lineEnd;
        } else {
            start = back(text, start, Math.max(lineStart, start - REACH_CHARS));
            end = forth(text, end, Math.min(lineEnd, Math.min(start + QUOTE_MAX_CHARS, end + REACH_CHARS)));
        }
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Place(start, end);
    }

    private static boolean isEdge(char c) {
        return Character.isWhitespace(c) || c == '-' || c == '*' || c == ',';
    }

    /** Whether a dash stands by itself, as between the items of a list that was folded into one line. */
    private static boolean isDash(String text, int at) {
        char c = text.charAt(at);
        return (c == '-' || c == '—') && at > 0 && at + 1 < text.length() && text.charAt(at - 1) == ' '
                && text.charAt(at + 1) == ' ';
    }

    /** Back to the beginning of the clause, or of a word when there is none within reach. */
    private static int back(String text, int from, int least) {
        int word = from;
        for (int at = from; at > least; at--) {
            char c = text.charAt(at - 1);
            if (c == ';' || c == '"' || c == '。' || isDash(text, at - 1)
                    || (c == '.' && Character.isWhitespace(text.charAt(at)))) {
                return at;
            }
            if (Character.isWhitespace(c)) {
                word = at;
            }
        }
        return word;
    }

    private static int forth(String text, int from, int most) {
        int word = from;
        for (int at = from; at < most; at++) {
            char c = text.charAt(at);
            if (c == ';' || c == '"' || c == '。' || isDash(text, at)
                    || (c == '.' && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1)))) {
                return at;
            }
            if (Character.isWhitespace(c)) {
                word = at;
            }
        }
        return Math.max(word, from);
    }
}
