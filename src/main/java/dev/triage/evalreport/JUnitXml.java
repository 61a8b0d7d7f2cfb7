package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.GateOutcome;
import dev.triage.eval.ScoreComparison;
import dev.triage.stats.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Comparisons as JUnit XML, so that any build server shows them. */
public final class JUnitXml {

    private JUnitXml() {}

    /** One suite a comparison; a test case for every deciding score, the must-pass cases and the critical traps. */
    public static String of(List<ArmComparison> comparisons) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        comparisons.forEach(each -> suite(xml, each));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, ArmComparison comparison) {
        List<String> cases = new ArrayList<>();
        int failures = 0;
        for (ScoreComparison score : comparison.scores()) {
            if (score.decides()) {
                Verdict verdict = score.comparison().verdict();
                String told = score.definition().name() + " " + Numbers.of(score.meanA()) + " → "
                        + Numbers.of(score.meanB()) + ", " + verdict;
                failures += verdict == Verdict.REGRESSED ? 1 : 0;
                cases.add(testCase(score.definition().name(), verdict == Verdict.REGRESSED ? told : "", told));
            }
        }
        failures += comparison.mustPassFailed().isEmpty() ? 0 : 1;
        failures += comparison.newCriticalTraps().isEmpty() ? 0 : 1;
        cases.add(testCase("must-pass cases", String.join("; ", comparison.mustPassFailed()), ""));
        cases.add(testCase("critical traps", String.join("; ", comparison.newCriticalTraps()), ""));
        boolean broken = comparison.outcome() == GateOutcome.INFRASTRUCTURE;
        if (broken) {
            cases.add("    <testcase name=\"infrastructure\"><error message=\"" + comparison.unusable() + " of "
                    + comparison.cells() + " cells say nothing\"/></testcase>\n");
        }
        xml.append("  <testsuite name=\"").append(escaped(comparison.b() + " against " + comparison.a()))
                .append("\" tests=\"").append(cases.size()).append("\" failures=\"").append(failures)
                .append("\" errors=\"").append(broken ? 1 : 0).append("\">\n");
        cases.forEach(xml::append);
        xml.append("  </testsuite>\n");
    }

    private static String testCase(String name, String failure, String told) {
        String body = failure.isEmpty() ? "" : "<failure message=\"" + escaped(failure) + "\"/>";
        String out = told.isEmpty() ? "" : "<system-out>" + escaped(told) + "</system-out>";
        return "    <testcase name=\"" + escaped(name) + "\">" + body + out + "</testcase>\n";
    }

    private static String escaped(String text) {
        return Html.escaped(text);
    }
}
