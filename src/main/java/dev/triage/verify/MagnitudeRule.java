package dev.triage.verify;

import dev.triage.fact.Dimension;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what a sentence makes of its numbers: directions, factors, shares, limits, and what counts as saturated. */
final class MagnitudeRule {

    private static final Pattern BETWEEN = Pattern.compile(
            "^[^.;。；]{0,6}?\\s*(?:\\([^)]{0,12}\\)\\s*)?(?:to|->|→|=>|up to|down to|升到|升至|增至|增加到|上升到|上升至|飙升至|涨到|涨至|降到|降至|跌到|跌至|下降到|下降至|到|至)\\s*(?:about |around |约)?$");
    private static final Pattern UP = Pattern.compile(
            "\\b(?:increas\\w*|rose|rise[ns]?|rising|climb\\w*|jump\\w*|spik\\w*|grew|grow\\w*|surg\\w*|went up|shot up)\\b|上升|升|涨|增",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOWN = Pattern.compile(
            "\\b(?:drop\\w*|fell|fall\\w*|decreas\\w*|declin\\w*|went down|shrank|reduc\\w*)\\b|下降|降|跌|减",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPIKE = Pattern.compile(
            "\\b(?:spik\\w*|surg\\w*|sky-?rocket\\w*|explod\\w*)\\b|飙升|激增|突增|暴涨",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GROWTH = Pattern.compile(
            "increas|rise|rose|rising|grew|grow|climb|more|higher|up by|over|above|cpu|load|of (?:its |the )?(?:request|quota|normal|baseline|usual)|增|涨|升|超|高于",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REST = Pattern.compile("\\b(?:rest|remaining|remainder|others?)\\b|其余|剩余|余下",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF = Pattern.compile("^\\s*(?:/|of(?: the| a| its)?|out of|of max(?:imum)?)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SATURATED = Pattern.compile(
            "\\b(?:saturat\\w*|overload\\w*|exhaust\\w*|maxed out|pegged|at (?:full )?capacity|starv\\w*|bottleneck\\w*)\\b|饱和|打满|过载|耗尽|瓶颈",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESOURCE = Pattern.compile("\\b(cpu|memory|disk|heap)\\b|(CPU|内存|磁盘)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:not|no|isn't|wasn't|never|rather than|neither|without)\\b|不|未|没有|并非|无",
            Pattern.CASE_INSENSITIVE);
    private static final double BUSY = 0.7;
    private static final int REACH_CHARS = 45;
    private static final String CLAUSE_ENDS = ",;，；。(";

    private final FactSheet facts;
    private final ContextIndex index;
    private final Ledger ledger;

    MagnitudeRule(FactSheet facts, ContextIndex index, Ledger ledger) {
        this.facts = facts;
        this.index = index;
        this.ledger = ledger;
    }

    void check(Passage passage) {
        String folded = Folded.of(passage.sentence());
        List<Amount> amounts = new AmountScanner(NumberWords.inDigits(folded)).scan(new BitSet());
        for (int i = 0; i + 1 < amounts.size(); i++) {
            Amount from = amounts.get(i);
            Amount to = amounts.get(i + 1);
            if (areAlike(from, to) && from.end() <= to.start()) {
                String between = folded.substring(from.end(), to.start());
                move(passage, folded, from, to, between, amounts);
                if (OF.matcher(between).find() && from.value() > to.value() && !from.times()) {
                    report("count-exceeds-limit", passage, from.text(), to.text());
                }
            }
        }
        shares(passage, folded, amounts);
        saturation(passage, folded, amounts);
    }

    /** A number without a word for what it counts may count the same as the next. */
    private static boolean areAlike(Amount from, Amount to) {
        return from.dimension() == to.dimension()
                || from.dimension() == Dimension.PLAIN && to.dimension() == Dimension.COUNT && !from.times();
    }

    private void move(Passage passage, String folded, Amount from, Amount to, String between, List<Amount> amounts) {
        if (!BETWEEN.matcher(between).find() || from.value() <= 0 || to.value() <= 0) {
            return;
        }
        String clause = folded.substring(Math.max(0, from.start() - 60), from.start()) + between;
        boolean up = UP.matcher(clause).find();
        boolean down = DOWN.matcher(clause).find();
        if (up && !down && to.value() < from.value() || down && !up && to.value() > from.value()) {
            report("wrong-direction", passage, from.text(), to.text());
            return;
        }
        double factor = to.value() / from.value();
        if (SPIKE.matcher(clause).find() && factor >= 1 && factor < 1.2) {
            report("flat-is-no-spike", passage, from.text(), to.text(), CheckWords.number(factor));
        }
        for (Amount claim : amounts) {
            if (claim.times() && claim.start() > from.start() - 80
                    && !Derivation.isFactor(claim, new Derivation.Pair(from.value(), to.value(), from.dimension()))
                    && !index.written(claim.written()).stream().anyMatch(Amount::times)) {
                report("factor-wrong", passage, claim.text(), to.text(), from.text(), CheckWords.number(factor));
            }
        }
    }

    private void shares(Passage passage, String folded, List<Amount> amounts) {
        List<Amount> shares = amounts.stream().filter(amount -> amount.dimension() == Dimension.RATIO).toList();
        for (Amount share : shares) {
            String around = folded.substring(Math.max(0, share.start() - 40),
                    Math.min(folded.length(), share.end() + 30));
            if (share.value() > 1.000001 && !GROWTH.matcher(around).find() && !index.holds(share)) {
                report("share-over-100", passage, share.text());
            }
        }
        double sum = shares.stream().mapToDouble(Amount::value).sum();
        if (shares.size() > 1 && REST.matcher(folded).find() && !UP.matcher(folded).find()
                && Math.abs(sum - 1) > 0.011) {
            report("shares-do-not-sum", passage,
                    String.join(" + ", shares.stream().map(Amount::text).toList()), CheckWords.number(sum * 100));
        }
    }

    /** A third of a processor is not a bottleneck. */
    private void saturation(Passage passage, String folded, List<Amount> amounts) {
        Matcher saturated = SATURATED.matcher(folded);
        while (saturated.find()) {
            int from = clauseStart(folded, saturated.start());
            int to = clauseEnd(folded, saturated.end());
            Matcher resource = RESOURCE.matcher(folded).region(from, to);
            if (!resource.find() || DENIED.matcher(folded.substring(from, saturated.start())).find()) {
                continue;
            }
            String name = resource.group().toLowerCase(Locale.ROOT);
            amounts.stream().filter(amount -> amount.dimension() == Dimension.RATIO && amount.value() < BUSY)
                    .filter(amount -> amount.start() >= from && amount.end() <= to).findFirst()
                    .ifPresentOrElse(amount -> report("not-saturated", passage, name + " " + amount.text()),
                            () -> quiet(name).ifPresent(fact -> report("not-saturated", passage, fact)));
            return;
        }
    }

    private static int clauseStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < REACH_CHARS && CLAUSE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static int clauseEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < REACH_CHARS && CLAUSE_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** What the context says of the resource, if all that it says is far from the limit. */
    private Optional<String> quiet(String name) {
        String english = name.equals("内存")
                ? "mem"
                : name.equals("磁盘") ? "disk" : name.substring(0, Math.min(3, name.length()));
        List<MetricChange> told = facts.all(MetricChange.class).stream()
                .filter(metric -> metric.metric().toLowerCase(Locale.ROOT).contains(english)
                        && metric.after().dimension() == Dimension.RATIO)
                .toList();
        boolean quiet = !told.isEmpty() && told.stream().allMatch(metric -> metric.after().value() < BUSY);
        return quiet
                ? Optional.of(told.getFirst().metric() + " " + told.getFirst().after().text() + ", line "
                        + told.getFirst().span().lines())
                : Optional.empty();
    }

    private void report(String rule, Passage passage, Object... values) {
        ledger.add(rule, FindingKind.IMPLAUSIBLE, FindingLevel.ERROR, passage.where(), passage.sentence(), values);
    }
}
