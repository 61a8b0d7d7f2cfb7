package dev.triage.signature;

import dev.triage.signature.ClueMatch.Place;
import java.util.regex.Pattern;

/**
 * Finds the clause that carries a fact. Clauses end at a line break, at {@code ". "}, {@code "; "} and {@code " - "} and
 * their Chinese kin, but not within parentheses; a clause that is too long gives up the parentheses beside the fact, or
 * all but the parentheses around it, and after that what stands beyond the next comma or space.
 */
final class Clause {

    /** Most characters of a clause. */
    static final int CLAUSE_MAX_CHARS = 160;
    private static final int REACH_CHARS = 600;
    /** A time and nothing else: the dash after it does not part it from what happened then. */
    private static final Pattern STAMP = Pattern
            .compile("[\\s\\[(]*[-\\d:/.TZ ]{4,30}(?:[A-Z]{2,4}|[+-]\\d\\d:?\\d\\d)?[])]?");
    private static final Pattern ABBREVIATION = Pattern.compile("(?:^|[^\\p{L}])(?:e\\.g|i\\.e|approx|vs|no|ca)$",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int from;
    private final int to;

    private Clause(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The clause around a place, or around its beginning when the whole would be too long. */
    static Place around(String text, Place place) {
        int lineStart = text.lastIndexOf('\n', place.start() - 1) + 1;
        int newline = text.indexOf('\n', Math.max(place.start(), place.end() - 1));
        int from = Math.max(lineStart, place.start() - REACH_CHARS);
        int to = Math.min(newline < 0 ? text.length() : newline, place.end() + REACH_CHARS);
        return new Clause(text, from, to).around(place);
    }

    private Place around(Place place) {
        Place first = segment(place.start());
        Place last = place.end() > first.end() ? segment(place.end() - 1) : first;
        Place clause = trimmed(first.start(), last.end());
        if (length(clause) <= CLAUSE_MAX_CHARS) {
            return clause;
        }
        clause = trimmed(first.start(), first.end());
        if (length(clause) <= CLAUSE_MAX_CHARS) {
            return clause;
        }
        return shortened(clause, new Place(place.start(), Math.min(place.end(), clause.end())));
    }

    private Place shortened(Place clause, Place place) {
        int open = enclosing(clause, place.start());
        if (open >= 0) {
            return new Clause(text, open + 1, closing(open, clause.end())).around(place);
        }
        Place bare = withoutParentheses(clause, place);
        return length(bare) <= CLAUSE_MAX_CHARS ? bare : cut(bare, place);
    }

    /** Where the separated part of the text begins and ends that holds a position. */
    private Place segment(int at) {
        int start = from;
        int i = from;
        while (i < to) {
            int close = isOpen(text.charAt(i)) ? closing(i, to) : -1;
            if (close >= 0) {
                i = close + 1;
                continue;
            }
            int width = separator(start, i);
            if (width > 0) {
                if (i + width > at) {
                    return new Place(start, i);
                }
                start = i + width;
                i = start;
            } else {
                i++;
            }
        }
        return new Place(start, to);
    }

    /** How many characters part two clauses at a position; 0 if none do. */
    private int separator(int start, int at) {
        char c = text.charAt(at);
        boolean gap = at + 1 >= to || Character.isWhitespace(text.charAt(at + 1));
        return switch (c) {
            case '\n', '。', '；', '！', '？' -> 1;
            case ';' -> gap ? 1 : 0;
            case '.' ->
                gap && at > start && (Character.isLetterOrDigit(before(at)) || "%)]）\"'*`".indexOf(before(at)) >= 0)
                        && !ABBREVIATION.matcher(text.substring(Math.max(start, at - 8), at)).find() ? 1 : 0;
            case '-' -> gap && at > from && Character.isWhitespace(text.charAt(at - 1))
                    && !STAMP.matcher(text.substring(start, at - 1)).matches() ? 1 : 0;
            default -> 0;
        };
    }

    private char before(int at) {
        return text.charAt(at - 1);
    }

    /** The opening parenthesis, within a clause, whose pair encloses a position; -1 if there is none. */
    private int enclosing(Place clause, int at) {
        for (int i = clause.start(); i < at; i++) {
            int close = isOpen(text.charAt(i)) ? closing(i, clause.end()) : -1;
            if (close > at) {
                return i;
            }
            i = Math.max(i, close);
        }
        return -1;
    }

    private int closing(int open, int most) {
        int depth = 0;
        for (int i = open; i < most && text.charAt(i) != '\n'; i++) {
            depth += isOpen(text.charAt(i)) ? 1 : isClose(text.charAt(i)) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private Place withoutParentheses(Place clause, Place place) {
        int start = clause.start();
        int end = clause.end();
        for (int i = clause.start(); i < end; i++) {
            int close = isOpen(text.charAt(i)) ? closing(i, clause.end()) : -1;
            if (close >= 0 && close < place.start()) {
                start = close + 1;
            } else if (close >= 0 && i > place.start()) {
                end = i;
            }
            i = Math.max(i, close);
        }
        return trimmed(start, end);
    }

    /** Cuts at commas or, without any, at spaces. */
    private Place cut(Place clause, Place place) {
        int least = Math.max(clause.start(), place.start() - CLAUSE_MAX_CHARS / 2);
        int start = least == clause.start() ? least : place.start();
        for (int i = place.start(); i > least && start != clause.start(); i--) {
            if (isComma(text.charAt(i - 1))) {
                start = i;
                break;
            }
        }
        int most = Math.min(clause.end(), start + CLAUSE_MAX_CHARS);
        int end = most;
        if (most < clause.end()) {
            int keep = Math.min(place.end(), most);
            int comma = most;
            while (comma > keep && !isComma(text.charAt(comma))) {
                comma--;
            }
            int space = most;
            while (space > start && !Character.isWhitespace(text.charAt(space))) {
                space--;
            }
            end = comma > keep ? comma : space > start ? space : most;
        }
        return trimmed(start, end);
    }

    private Place trimmed(int start, int end) {
        int first = start;
        int last = end;
        while (first < last
                && (Character.isWhitespace(text.charAt(first)) || "-*,|•，、".indexOf(text.charAt(first)) >= 0)) {
            first++;
        }
        while (last > first
                && (Character.isWhitespace(text.charAt(last - 1)) || ",:;|，：；、".indexOf(text.charAt(last - 1)) >= 0)) {
            last--;
        }
        return new Place(first, last);
    }

    private static int length(Place place) {
        return place.end() - place.start();
    }

    private static boolean isComma(char c) {
        return c == ',' || c == '，' || c == '、';
    }

    private static boolean isOpen(char c) {
        return c == '(' || c == '（';
    }

    private static boolean isClose(char c) {
        return c == ')' || c == '）';
    }
}
