package dev.triage.verify;

import dev.triage.command.Change;
import dev.triage.command.Changes;
import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts a plan in order: stabilise, fix, prevent. Where a slow query feeds a storm of connections, the query is mended
 * before connections are shed, or they come back.
 */
final class PlanOrderCheck {

    private static final Set<CauseCode> STORMS = EnumSet.of(CauseCode.CONNECTION_EXHAUSTION, CauseCode.RETRY_STORM);
    private static final Set<CauseCode> FEEDERS = EnumSet.of(CauseCode.MISSING_INDEX, CauseCode.WRONG_INDEX,
            CauseCode.SLOW_QUERY, CauseCode.STALE_STATS, CauseCode.POOR_JOIN, CauseCode.UNINDEXED_FK,
            CauseCode.INVALID_INDEX, CauseCode.TABLE_BLOAT, CauseCode.TEMP_SPILL);
    private static final Pattern SHEDS = Pattern.compile("(?i)\\b(?:terminat|kill|shed|drop|clos)\\w*\\b[^.。]{0,40}"
            + "\\b(?:connection|session|backend|client|storm)s?\\b|\\brestart\\w*\\b[^.。]{0,30}\\b(?:pool\\w*|pgbouncer)\\b"
            + "|(?:终止|断开|杀|关闭|清理)[^。]{0,16}(?:连接|会话|进程)|重启[^。]{0,10}(?:连接池|pgbouncer)");
    private static final Pattern MENDS = Pattern.compile("(?i)\\b(?:creat|add|build)\\w*\\b[^.。]{0,40}\\bindex\\b"
            + "|\\banaly[sz]e\\s+(?:the\\s+)?(?:table|\\w+_?\\w*)|\\brewrit\\w+\\b[^.。]{0,20}\\bquery\\b|(?:添加|创建|新建|建)[^。]{0,30}索引|索引[^。]{0,6}(?:创建|添加)");

    private final boolean queryFeedsStorm;
    private final List<Finding> findings = new ArrayList<>();

    PlanOrderCheck(List<Hypothesis> hypotheses) {
        boolean linked = hypotheses.stream().anyMatch(hypothesis -> STORMS.contains(hypothesis.causeCode())
                && hypothesis.symptomOf() != null && FEEDERS.contains(hypothesis.symptomOf()));
        boolean both = !hypotheses.isEmpty() && FEEDERS.contains(hypotheses.getFirst().causeCode())
                && hypotheses.stream().anyMatch(hypothesis -> STORMS.contains(hypothesis.causeCode()));
        this.queryFeedsStorm = linked || both;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The same steps in the order in which to act; a step that sheds before the cause is mended goes behind it. */
    List<MitigationStep> sort(List<MitigationStep> plan) {
        List<MitigationStep> sorted = new ArrayList<>(plan);
        sorted.sort(Comparator.comparing(MitigationStep::phase));
        if (!sameOrder(sorted, plan)) {
            findings.add(new Finding("plan-order", FindingKind.PLAN_ORDER, FindingLevel.NOTE, "mitigations", "",
                    "steps were put in the order stabilise, fix, prevent", ""));
        }
        return queryFeedsStorm ? causeFirst(sorted) : sorted;
    }

    private List<MitigationStep> causeFirst(List<MitigationStep> plan) {
        int mend = 0;
        while (mend < plan.size() && !mends(plan.get(mend))) {
            mend++;
        }
        List<MitigationStep> early = new ArrayList<>(
                plan.subList(0, Math.min(mend, plan.size())).stream().filter(PlanOrderCheck::sheds).toList());
        if (mend == plan.size() || early.isEmpty()) {
            return plan;
        }
        List<MitigationStep> ordered = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            MitigationStep step = plan.get(i);
            if (early.stream().noneMatch(other -> other == step)) {
                ordered.add(step);
            }
            if (i == mend) {
                early.forEach(shed -> ordered.add(inPhase(shed, step.phase())));
            }
        }
        for (MitigationStep shed : early) {
            int at = indexOf(ordered, shed);
            findings.add(new Finding("cause-before-shedding", FindingKind.PLAN_ORDER, FindingLevel.NOTE,
                    "mitigations[" + at + "]", shed.action(),
                    "a slow query feeds the connections; shed before it is mended, they come back, so this step was put"
                            + " behind the one that mends it",
                    ""));
        }
        return ordered;
    }

    private static int indexOf(List<MitigationStep> ordered, MitigationStep shed) {
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).action().equals(shed.action()) && ordered.get(i).commands().equals(shed.commands())) {
                return i;
            }
        }
        throw new IllegalStateException("the step is not in the plan: " + shed.action());
    }

    private static boolean sheds(MitigationStep step) {
        return SHEDS.matcher(step.action()).find() || step.commands().stream()
                .flatMap(command -> Changes.of(command).stream())
                .anyMatch(change -> change instanceof Change.SessionsEnded);
    }

    private static boolean mends(MitigationStep step) {
        boolean cause = step.addresses() != null && FEEDERS.contains(step.addresses()) && step.phase() == Phase.FIX;
        return cause || MENDS.matcher(step.action()).find() || step.commands().stream()
                .flatMap(command -> Changes.of(command).stream())
                .anyMatch(change -> change instanceof Change.IndexBuilt);
    }

    private static MitigationStep inPhase(MitigationStep step, Phase phase) {
        return step.phase() == phase
                ? step
                : new MitigationStep(phase, step.action(), step.commands(), step.addresses(), step.risk(),
                        step.rollback(), step.runbook());
    }

    private static boolean sameOrder(List<MitigationStep> some, List<MitigationStep> others) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
