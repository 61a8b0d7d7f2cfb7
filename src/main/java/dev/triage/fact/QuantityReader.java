package dev.triage.fact;

import java.util.List;

/** Keeps the numbers with units that no metric has claimed, with the words around them. */
final class QuantityReader {

    private static final int SUBJECT_WORDS = 4;
    private static final int SUBJECT_MAX_CHARS = 60;
    private static final List<String> TAILS = List.of("per ", "each ", "ago", "later", "of ", "in ", "for ", "after ",
            "before ", "window", "left", "behind", "old", "long", "earlier", "to ", "以", "后", "前", "内", "左右");

    private final String text;
    private final Findings findings;

    QuantityReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void read(Row row, List<NumberMention> numbers) {
        int previous = row.start();
        for (NumberMention number : numbers) {
            boolean stands = number.hasUnit() && !findings.isTaken(number.start(), number.end())
                    && !isShortLetter(number);
            if (stands) {
                String subject = subject(row, previous, number);
                Span span = findings.span(number.start(), number.end());
                Measure measure = number.measure(text);
                if (subject.chars().anyMatch(Character::isLetter)) {
                    findings.addOnce(Findings.Kind.QUANTITY, List.of(subject, measure), span,
                            id -> new Quantity(id, span, subject, measure));
                }
            }
            previous = number.end();
        }
    }

    /** A digit with one capital letter, as in a grade or a drive, is no quantity. */
    private boolean isShortLetter(NumberMention number) {
        return number.unit().dimension() == Dimension.BYTES && number.unit().factor() == 1
                && number.end() - number.start() < 3;
    }

    private String subject(Row row, int previous, NumberMention number) {
        int start = number.start();
        int words = 0;
        int at = start;
        while (at > previous && start - at < SUBJECT_MAX_CHARS && words < SUBJECT_WORDS) {
            char c = text.charAt(at - 1);
            if (",;()[]{}\"|，。；（）".indexOf(c) >= 0 || c == '.' && at < start && text.charAt(at) == ' '
                    || c == ' ' && at - 1 > previous && text.charAt(at - 2) == ' ' && at < start) {
                break;
            }
            at--;
            if (c == ' ' && at > previous && text.charAt(at - 1) != ' ' && at < start - 1) {
                words++;
            }
        }
        String left = text.substring(at, start).replaceAll("^[\\s\\-–—•*:=]+|[\\s~≈<>:=]+$", "");
        String right = tail(row, number.end());
        String subject = (left + " " + right).strip();
        return subject.isEmpty() ? following(row, number.end()) : subject;
    }

    /** Two words after the number, for one that begins its clause: {@code 3,200 users affected}. */
    private String following(Row row, int from) {
        int end = from;
        int words = 0;
        while (end < row.end() && end - from < SUBJECT_MAX_CHARS && words < 3
                && (Character.isLetter(text.charAt(end)) || text.charAt(end) == ' ' || text.charAt(end) == '-')) {
            words += text.charAt(end) == ' ' ? 1 : 0;
            end++;
        }
        return text.substring(from, end).strip();
    }

    private String tail(Row row, int from) {
        int at = from;
        while (at < row.end() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        int words = 0;
        for (String tail : TAILS) {
            if (text.startsWith(tail, at)) {
                while (end < row.end() && end - at < 30 && words < 2 && ",;.()\"\n，。；）".indexOf(text.charAt(end)) < 0) {
                    end++;
                    if (end < row.end() && text.charAt(end) == ' ') {
                        words++;
                    }
                }
                return text.substring(at, Math.min(end, row.end())).strip();
            }
        }
        return "";
    }
}
