package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.fact.Dimension;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks by Little's law (work in progress = arrival rate × time in the system) whether a statement that runs now and
 * then can hold as many connections as are in use.
 */
final class LoadRule {

    private static final double PLAUSIBLE_SHARE = 0.5;
    private static final int REACH_CHARS = 400;
    private static final Pattern CONNECTIONS = Pattern
            .compile("connection|backend|session|client|pool|thread|worker|连接|会话|线程", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILLS = Pattern.compile(
            "exhaust|saturat|fill|consum|occup|hold|held|use[sd]? up|starv|max|block|tie[sd]? up|占|耗尽|打满|用尽|占满|阻塞",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATEMENT = Pattern.compile(
            "quer|statement|scan|job|cron|batch|sql|select|delete|update|sweep|task|查询|语句|扫描|任务|批处理",
            Pattern.CASE_INSENSITIVE);
    /** What multiplies the load: with any of these the arithmetic of one statement proves nothing. */
    private static final Pattern MULTIPLIED = Pattern.compile(
            "retr(?:y|ies|ied)|storm|pile|overlap|concurren|parallel|(?:each|every|all|many|several|\\d+) (?:pods?|instances?|replicas?|workers?|hosts?)|fan-?out|queue[sd]? (?:up|behind)|amplif|重试|并发|堆积|重叠|实例|副本|排队",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ONE_RUN = Pattern.compile(
            "(?:per|each|an?|/) ?(?:execution|call|run|query|exec)|takes|took|elapsed|mean|avg|duration|(?:每次|耗时|单次|执行)|at \\d",
            Pattern.CASE_INSENSITIVE);

    private final Ledger ledger;
    private final Optional<MetricChange> full;
    private final String context;

    LoadRule(FactSheet facts, Ledger ledger) {
        this.ledger = ledger;
        this.context = facts.source().value();
        this.full = facts.all(MetricChange.class).stream()
                .filter(metric -> metric.usage() >= 0.8 && metric.after().value() >= 5
                        && CONNECTIONS.matcher(metric.metric()).find())
                .findFirst();
    }

    /** The numbers of hypotheses whose arithmetic does not work out. */
    BitSet check(Diagnosis diagnosis) {
        BitSet implausible = new BitSet();
        if (full.isEmpty()) {
            return implausible;
        }
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            Hypothesis hypothesis = diagnosis.hypotheses().get(i);
            String statement = hypothesis.statement();
            boolean claims = CONNECTIONS.matcher(statement).find() && FILLS.matcher(statement).find()
                    && STATEMENT.matcher(statement).find() && !MULTIPLIED.matcher(statement).find();
            if (claims && check("hypotheses[" + i + "].statement", hypothesis, diagnosis)) {
                implausible.set(i);
            }
        }
        return implausible;
    }

    private boolean check(String where, Hypothesis hypothesis, Diagnosis diagnosis) {
        String told = hypothesis.statement() + "\n"
                + hypothesis.evidence().stream().map(Evidence::quote).collect(Collectors.joining("\n"));
        Load load = load(told, 0, told.length());
        if (load == null) {
            load = inContext();
        }
        double used = full.orElseThrow().after().value();
        if (load == null || load.held() >= used * PLAUSIBLE_SHARE) {
            return false;
        }
        String held = CheckWords.number(load.held());
        // A report that does the sum itself, and says what else to look for, does not claim what it can't be.
        if (diagnosis.hypotheses().stream().map(Hypothesis::wouldConfirm)
                .anyMatch(text -> text.contains(held) && CONNECTIONS.matcher(text).find())) {
            return false;
        }
        ledger.add("load-does-not-fill-pool", FindingKind.IMPLAUSIBLE, FindingLevel.ERROR, where,
                hypothesis.statement(), load.duration(), load.interval(), held,
                full.orElseThrow().after().text());
        return true;
    }

    private @Nullable Load inContext() {
        for (Schedule every : Schedule.stated(context)) {
            Load load = load(context, Math.max(0, every.start() - REACH_CHARS),
                    Math.min(context.length(), every.end() + REACH_CHARS));
            if (load != null) {
                return load;
            }
        }
        return null;
    }

    /** The first frequency of a text with the nearest duration of one run. */
    private static @Nullable Load load(String text, int from, int to) {
        String part = Folded.of(text.substring(from, to));
        List<Schedule> stated = Schedule.stated(part);
        if (stated.isEmpty()) {
            return null;
        }
        Schedule every = stated.getFirst();
        BitSet taken = new BitSet();
        stated.forEach(one -> taken.set(one.start(), one.end()));
        return new AmountScanner(part).scan(taken).stream()
                .filter(amount -> amount.dimension() == Dimension.TIME && amount.value() > 0)
                .filter(amount -> ONE_RUN.matcher(part.substring(Math.max(0, amount.start() - 12),
                        Math.min(part.length(), amount.end() + 16))).find())
                .findFirst()
                .map(amount -> new Load(amount.text(), every.text(), amount.value() / every.seconds())).orElse(null);
    }

    private record Load(String duration, String interval, double held) {}
}
