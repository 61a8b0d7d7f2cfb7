package dev.triage.evalreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.Comparer;
import dev.triage.eval.RunResults;
import dev.triage.stats.Interval;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class EvalReportTest {

    private static final RunResults RESULTS = MadeUpRun.results();
    private static final ArmComparison COMPARISON = Comparer.compare(
            List.of(new Comparer.Sides(MadeUpRun.A, RESULTS.arm(MadeUpRun.A), MadeUpRun.B, RESULTS.arm(MadeUpRun.B))),
            List.of("total", "correct")).getFirst();
    private static final String HTML = new EvalReport(RESULTS, List.of(COMPARISON)).html();

    @Test
    void needsNothingElse() {
        assertThat(HTML).doesNotContainPattern("(?:src|href)=\"(?:https?:)?//").doesNotContain("<link")
                .doesNotContain("<script src").doesNotContain("@import").startsWith("<!doctype html>");
    }

    @Test
    void saysThatItIsSyntheticAndWhatItWasMadeFrom() {
        assertThat(HTML).contains("class=\"banner\">Synthetic")
                .contains("Build b1, code 01234567, started 2026-11-01T00:00:00Z");
    }

    @Test
    void showsMeansWithIntervals() {
        assertThat(part("scores")).contains("<b>1.00</b>").contains("<b>0.86</b>")
                .contains("<th scope=\"col\">v2/m</th>")
                .contains("every repeat correct (pass^k)").contains("k = 3").contains("cost per correct triage")
                .contains("$0.010");
    }

    @Test
    void tellsQualityByFamilyWithIntervals() {
        assertThat(part("families")).contains("<th scope=\"row\">family-0</th>")
                .contains("<b>4/4</b> <small>0.51 to 1.00")
                .contains("<b>3/4</b> <small>0.30 to 0.95");
    }

    @Test
    void marksFlipsFlakinessAndMustPassCasesInTheGrid() {
        assertThat(gridRow("c100")).contains("data-marks=\"hard flip \"").contains("★").contains("class=\"no\"")
                .contains("0/3").contains("⚠");
        assertThat(gridRow("c101")).contains("data-marks=\"flip flaky\"").contains("1/3").contains("class=\"some\"");
        assertThat(gridRow("c102")).contains("data-marks=\"hard \"").contains("3/3").contains("class=\"all\"");
    }

    @Test
    void canBeSearchedAndFiltered() {
        assertThat(HTML).contains("type=\"search\"").contains("<option>family-0</option>").contains("name=\"flip\"")
                .contains("name=\"flaky\"").contains("name=\"hard\"");
        assertThat(gridRow("c104")).contains("data-text=\"c104 en title of c104 family-1 tag&lt;b&gt; oom_kill\"")
                .contains("data-family=\"family-1\"");
    }

    @Test
    void escapesWhatComesFromCases() {
        assertThat(HTML).doesNotContain("tag<b>");
    }

    @Test
    void drawsTheDifferencesLeftOfTheLineWhereBIsWorse() {
        String forest = Plots.forest(COMPARISON);
        double middle = number(forest, "<line x1=\"([\\d.]+)\" y1=\"8.0\"");
        assertThat(number(forest, "<circle cx=\"([\\d.]+)\"")).as("the first dot, of the total").isLessThan(middle);
        assertThat(forest).contains(">total</text>").contains(">correct</text>").doesNotContain("latency");
    }

    @Test
    void saysWhyTheGateFailsAtOnceAndWhereIncidentsAreTooFew() {
        assertThat(part("verdicts")).contains("1 must-pass cases lost");
        assertThat(Numbers.range(new Interval(0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95)))
                .isEqualTo("too few to say");
    }

    @Test
    void ringsTheArmsOnTheParetoFront() {
        List<ArmSummary> arms = summaries();
        String picture = Plots.pareto(arms);
        assertThat(count(picture, "class=\"front\"")).as("dear and good, cheap and worse").isEqualTo(2);

        List<ArmSummary> beaten = List.of(arms.getFirst(), ArmSummary.of("v3/m", RESULTS.arm(MadeUpRun.B).stream()
                .map(cell -> MadeUpRun.cell(1, "v3", cell.id().repeat(), false, 0.02, 1)).toList()));
        assertThat(count(Plots.pareto(beaten), "class=\"front\"")).as("dearer and worse").isEqualTo(1);
    }

    @Test
    void plotsHowOftenAConfidenceIsRightAgainstWhatItStandsFor() {
        assertThat(Plots.calibration(summaries().getLast())).contains("HIGH: 31 of 36 right").contains("n=36");
    }

    @Test
    void tellsTheLatenciesAsADistribution() {
        assertThat(Plots.latency(summaries().getFirst())).contains("median 800 ms").contains("36 cells from 512 ms");
        assertThat(Plots.latency(summaries().getLast())).contains("median 3.0000 s".replace(".0000", ".00"))
                .contains("36 cells from 2048 ms");
    }

    @Test
    void countsFailuresByKind() {
        assertThat(part("failures")).contains("ran into a trap").contains("<td>0</td><td>5</td>");
    }

    @Test
    void markdownHoldsTheVerdictTheScoresAndTheFlips() {
        String text = new EvalReport(RESULTS, List.of(COMPARISON)).markdown();
        assertThat(text).contains("**REGRESSED**").contains("Must-pass cases that fail").contains("c100 en")
                .contains("3/3 → 0/3").contains("| total |").contains("Holm");
    }

    @Test
    void junitXmlFailsWhatTheGateFails() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document xml = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXml.of(List.of(COMPARISON)))));
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("v2/m against v1/m");
        assertThat(Integer.parseInt(suite.getAttribute("failures")))
                .isEqualTo(xml.getElementsByTagName("failure").getLength()).isPositive();
        assertThat(Integer.parseInt(suite.getAttribute("tests")))
                .isEqualTo(xml.getElementsByTagName("testcase").getLength());
        assertThat(JUnitXml.of(List.of(COMPARISON)))
                .contains("<testcase name=\"must-pass cases\"><failure message=\"c100");
    }

    private static List<ArmSummary> summaries() {
        return RESULTS.arms().stream().map(arm -> ArmSummary.of(arm, RESULTS.arm(arm))).toList();
    }

    private static String part(String id) {
        int from = HTML.indexOf("<section id=\"" + id + "\"");
        return HTML.substring(from, HTML.indexOf("</section>", from));
    }

    private static String gridRow(String caseId) {
        String cases = part("cases");
        int from = cases.indexOf("<tr data-text=\"" + caseId + " ");
        return cases.substring(from, cases.indexOf("</tr>", from));
    }

    private static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
