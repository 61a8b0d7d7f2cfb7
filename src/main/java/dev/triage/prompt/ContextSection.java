package dev.triage.prompt;

import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The context with its lines numbered. If it is too long, lines of the same form are folded into the first of them, and
 * the lines that carry the least are dropped.
 */
final class ContextSection implements PromptSection {

    private static final int SHARE_PERCENT = 60;
    /** From so many lines of one form on, they are folded. */
    private static final int FOLD_MIN_LINES = 3;
    /** Bounds the memory for telling forms apart; lines of further forms are not folded. */
    private static final int FORMS_MAX = 100_000;
    /** A fact that spans more pieces than this raises only the first of them. */
    private static final int PIECES_PER_FACT_MAX = 50;
    /** Number, bar, line feed and the mark of a gap before and after. */
    private static final int PIECE_EXTRA_TOKENS = 12;

    private final String text;
    private final ContextPieces pieces;
    private final int fullTokens;
    private final byte[] values;
    private final int[] costs;
    /** For the first line of a form, how many more there are; -1 for those others. */
    private final int[] more;
    private final int[] lastLine;
    private BitSet chosen = new BitSet();

    ContextSection(FactSheet facts) {
        this.text = facts.source().value();
        this.pieces = ContextPieces.of(text);
        int digits = Integer.toString(pieces.lineCount()).length();
        long full = TokenBudget.estimate(text) + (long) pieces.lineCount() * (digits + 3) + 1;
        this.fullTokens = (int) Math.min(Integer.MAX_VALUE / 4, full);
        this.values = new byte[pieces.count()];
        this.costs = new int[pieces.count()];
        this.more = new int[pieces.count()];
        this.lastLine = new int[pieces.count()];
        value(facts);
        fold();
        for (int i = 0; i < pieces.count(); i++) {
            int note = more[i] > 0 ? TokenBudget.estimate(foldNote(i)) : 0;
            costs[i] = TokenBudget.estimate(text, pieces.start(i), pieces.end(i)) + digits + PIECE_EXTRA_TOKENS + note;
        }
    }

    @Override
    public String slot() {
        return "context";
    }

    @Override
    public int sharePercent() {
        return SHARE_PERCENT;
    }

    @Override
    public int fullTokens() {
        return fullTokens;
    }

    @Override
    public String full() {
        StringBuilder out = new StringBuilder(text.length() + pieces.lineCount() * 6);
        int start = 0;
        for (int line = 1; line <= pieces.lineCount(); line++) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            int trimmed = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            out.append(line).append("| ");
            PlainLine.append(out, text, start, trimmed);
            out.append('\n');
            start = end + 1;
        }
        return out.toString();
    }

    @Override
    public int choose(int tokens) {
        TokenBudget budget = new TokenBudget(tokens);
        chosen = Choice.best(values, costs, budget);
        return tokens - budget.left();
    }

    @Override
    public String chosen() {
        StringBuilder out = new StringBuilder();
        int before = -1;
        for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
            boolean joins = i > 0 && before == i - 1 && pieces.continues(i);
            if (joins && more[before] <= 0) {
                out.setLength(out.length() - 1);
            } else {
                out.append(isGap(before, i) ? "...\n" : "").append(pieces.line(i));
                out.append(pieces.continues(i) ? "+| " : "| ");
            }
            PlainLine.append(out, text, pieces.start(i), pieces.end(i));
            out.append('\n').append(more[i] > 0 ? foldNote(i) : "");
            before = i;
        }
        return out.append(isGap(before, pieces.count()) ? "...\n" : "").toString();
    }

    @Override
    public Optional<String> leftOut() {
        int folded = 0;
        int dropped = 0;
        int droppedLine = 0;
        for (int i = 0; i < pieces.count(); i++) {
            if (chosen.get(i)) {
                folded += more[i];
            } else if (more[i] >= 0 && pieces.line(i) != droppedLine) {
                dropped += 1 + more[i];
                droppedLine = pieces.line(i);
            }
        }
        return folded + dropped == 0
                ? Optional.empty()
                : Optional.of("context: of " + pieces.lineCount() + " lines, " + folded
                        + " folded into others of the same form, " + dropped + " left out in whole or in part");
    }

    private void value(FactSheet facts) {
        for (int i = 0; i < values.length; i++) {
            boolean prose = LineForm.isProse(text, pieces.start(i), pieces.end(i));
            values[i] = prose ? FactValue.PROSE : FactValue.OTHER;
        }
        for (Fact fact : facts.facts()) {
            byte value = FactValue.of(fact);
            int first = pieces.firstEndingAfter(fact.span().start());
            for (int i = first; i < Math.min(values.length, first + PIECES_PER_FACT_MAX)
                    && pieces.start(i) < fact.span().end(); i++) {
                values[i] = (byte) Math.max(values[i], value);
            }
        }
    }

    private void fold() {
        Map<Long, Integer> firsts = new HashMap<>();
        int[] sizes = new int[values.length];
        int[] firstOf = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            firstOf[i] = i;
            if (values[i] < FactValue.DISTINCT) {
                long form = LineForm.hash(text, pieces.start(i), pieces.end(i));
                Integer first = firsts.size() < FORMS_MAX ? firsts.putIfAbsent(form, i) : firsts.get(form);
                firstOf[i] = first == null ? i : first;
            }
            sizes[firstOf[i]]++;
        }
        for (int i = 0; i < values.length; i++) {
            int first = firstOf[i];
            if (first != i && sizes[first] >= FOLD_MIN_LINES) {
                values[first] = (byte) Math.max(values[first], values[i]);
                values[i] = -1;
                more[i] = -1;
                more[first]++;
                lastLine[first] = pieces.line(i);
            }
        }
    }

    private String foldNote(int piece) {
        return "  (" + more[piece] + " more of this form, the last is line " + lastLine[piece] + ")\n";
    }

    /** Whether something between the two pieces was dropped, not only folded. */
    private boolean isGap(int before, int piece) {
        for (int i = before + 1; i < piece; i++) {
            if (more[i] >= 0) {
                return true;
            }
        }
        return false;
    }
}
