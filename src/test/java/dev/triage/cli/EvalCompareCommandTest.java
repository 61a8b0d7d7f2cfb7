package dev.triage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.eval.Arm;
import dev.triage.eval.Cell;
import dev.triage.eval.CellId;
import dev.triage.eval.ScoredCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** How a build sees a comparison: by its exit code and by its JUnit XML. */
class EvalCompareCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void zeroForAsGoodAndForBetter() throws IOException {
        Path same = results("a", 60, i -> i % 5 != 1);
        assertThat(compare(same, same)).isZero();
        assertThat(out.toString()).contains("**EQUIVALENT**");
        assertThat(compare(same, results("b", 60, i -> true))).isZero();
        assertThat(out.toString()).contains("**IMPROVED**");
    }

    @Test
    void oneForWorse() throws IOException {
        assertThat(compare(results("a", 60, i -> true), results("b", 60, i -> i % 5 != 1))).isEqualTo(1);
        assertThat(out.toString()).contains("**REGRESSED**").contains("Cases lost");
    }

    @Test
    void twoForTooSmallToTell() throws IOException {
        assertThat(compare(results("a", 4, i -> true), results("b", 4, i -> i != 1))).isEqualTo(2);
        assertThat(out.toString()).contains("**INCONCLUSIVE**");
    }

    @Test
    void threeForNothingToGoByAndForWrongUsage() throws IOException {
        Path a = results("a", 4, i -> true);
        assertThat(compare(a, folder.resolve("none"))).isEqualTo(3);
        assertThat(err.toString()).contains("is neither the folder of a run nor a baseline file");
        assertThat(run(a.toString())).isEqualTo(3);
        assertThat(run(a + "@none", a.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("has no arm none; it has v1/m");
        assertThat(run(a.toString(), a.toString(), "--scores", "beauty")).isEqualTo(3);
        assertThat(err.toString()).contains("there are no scores beauty; there are total, ");
        assertThat(run()).isEqualTo(3);
        assertThat(run(a.toString(), a.toString(), "--nonsense")).isEqualTo(3);
        assertThat(err.toString()).contains("(see triage eval compare --help)");
    }

    @Test
    void writesJUnitXmlWhereItIsWanted() throws IOException {
        Path xml = folder.resolve("deep/eval.xml");
        assertThat(run(results("a", 60, i -> true).toString(), results("b", 60, i -> i % 5 != 1).toString(), "--junit",
                xml.toString())).isEqualTo(1);
        assertThat(Files.readString(xml)).startsWith("<?xml").contains("<failure message=\"total ");
    }

    @Test
    void byTheStricterRuleAMustPassCaseThatBothFailIsOne() throws IOException {
        Path a = results("a", 60, i -> i > 0);
        assertThat(run(a.toString(), a.toString())).isZero();
        assertThat(run(a.toString(), a.toString(), "--every-must-pass")).isEqualTo(1);
        assertThat(out.toString()).contains("Must-pass cases that fail").contains("c100");
    }

    private int compare(Path a, Path b) {
        return run(a.toString(), b.toString());
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        all[0] = "eval";
        all[1] = "compare";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return line.execute(all);
    }

    /** A baseline file of one arm; the first case must pass. */
    private Path results(String name, int cases, IntPredicate right) throws IOException {
        Path file = folder.resolve(name + ".jsonl");
        Files.writeString(file, IntStream.range(0, cases).mapToObj(i -> JSON.writeValueAsString(cell(i, right.test(i))))
                .collect(Collectors.joining("\n", "", "\n")));
        return file;
    }

    private static ScoredCell cell(int number, boolean right) {
        String id = "c" + (100 + number);
        return new ScoredCell(id, new CellId(id, new Arm("v1", "m"), "en", 1), id, "family-" + number % 12, false,
                number == 0, List.of(), "Title", "en", Cell.Status.DIAGNOSED, "",
                Map.of("total", right ? 0.9 : 0.1, "correct", right ? 1.0 : 0.0), Map.of(), List.of(), List.of(),
                "OOM_KILL", "OOM_KILL", null);
    }
}
