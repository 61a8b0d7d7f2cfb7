package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.triage.eval.Contrast;
import dev.triage.eval.EvalBeans;
import dev.triage.eval.EvalRunner;
import dev.triage.eval.Matrix;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.Recording;
import dev.triage.eval.RunPlan;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class EvaluationPagesTest extends ModelsWebTest {

    private static final String CELL = "/models/evaluations/few/cell?case=c005&language=en&arm=v1%2Fstand-in-large";

    @BeforeAll
    static void run() {
        Matrix matrix = new Matrix("few", Path.of("eval/cases"), List.of("c005", "c008", "c011", "c014"),
                List.of("v1", "v2"), List.of("stand-in-large", "stand-in-small"), List.of(Matrix.OWN), 3, Map.of(),
                List.of(new Contrast("v1/stand-in-large", "v2/stand-in-large")), MatrixFile.DECIDING);
        try (ConfigurableApplicationContext beans = EvalBeans.start("--triage.llm.presets=false")) {
            beans.getBean(EvalRunner.class).run(new RunPlan(matrix, false, RUNS.resolve("few"), null,
                    Recording.open(Path.of("eval/recordings/stand-in")), null, false, "test"), state -> {});
        }
    }

    @Test
    void theRunsFitEveryReader() {
        assertFit("/models/evaluations");
        assertFit("/models/evaluations/few");
        assertFit("/models/evaluations/compare?a=few%40v1%2Fstand-in-large&b=few%40v2%2Fstand-in-large");
        assertFit(CELL + "&other=v2%2Fstand-in-large");
    }

    @Test
    void aRunShowsItsScoresAndLeadsToAnAnswerWithItsPrompt() {
        Page page = page();
        page.navigate("/models");
        page.getByText("What evaluations found").click();
        assertThat(page.locator("tbody tr").first()).containsText("synthetic");
        page.locator("tbody a").first().click();
        assertThat(page.locator("main")).containsText("Synthetic: the replies were made up");
        assertThat(page.locator("table.cases tbody tr")).hasCount(4);
        page.locator("table.cases tbody tr").first().locator(".tone a").first().click();

        assertThat(page.locator("pre.said")).containsText("summary: ");
        page.getByText("Prompt").first().click();
        assertThat(page.locator("details[open] pre").last()).containsText("BEGIN ");
    }

    @Test
    void casesAreSearchedAndFiltered() {
        Page page = page();
        page.navigate("/models/evaluations/few?q=C008");
        assertThat(page.locator("table.cases tbody tr")).hasCount(1);
        page.navigate("/models/evaluations/few?q=nothing-has-this");
        assertThat(page.locator("table.cases tbody tr")).hasCount(0);
        page.navigate("/models/evaluations/few?flaky=true");
        assertThat(page.locator("main")).containsText("of 4 cases");
    }

    @Test
    void twoArmsAreComparedWithTheirDifferencesAndAlsoWithABaseline() {
        Page page = page();
        page.navigate("/models/evaluations/few");
        page.locator("select[name=a]").selectOption("few@v1/stand-in-small");
        page.locator("select[name=b]").selectOption("few@v1/stand-in-large");
        page.getByText("Compare", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("few@v1/stand-in-large against few@v1/stand-in-small");
        assertThat(page.locator("svg")).hasCount(1);
        assertThat(page.locator("tbody tr").first()).containsText("total");

        page.navigate("/models/evaluations/compare?a=" + encoded("few@v1/stand-in-large") + "&b="
                + encoded("few@v1/stand-in-large"));
        assertThat(page.locator(".badge")).hasText("inconclusive");
        assertThat(page.locator("p").first()).containsText("on 4 incidents");
        page.navigate("/models/evaluations/compare?a=" + encoded("baseline/stand-in@v1/stand-in-large") + "&b="
                + encoded("few@v1/stand-in-large"));
        assertThat(page.locator("p").first()).containsText("on 4 incidents");
    }

    @Test
    void twoAnswersStandSideBySideWithWhatDiffersMarked() {
        Page page = page();
        page.navigate(CELL + "&other=v2%2Fstand-in-small");
        assertThat(page.locator("pre.said")).hasCount(2);
        assertThat(page.locator(".said .only").first()).isVisible();
    }

    @Test
    void whatIsNoRunIsNotFound() {
        for (String path : List.of("/models/evaluations/none", "/models/evaluations/..%2F..%2Fetc",
                "/models/evaluations/compare?a=few&b=few%40none", CELL.replace("c005", "c999"))) {
            assertThat(get(path, "Accept", "text/html").statusCode()).as(path).isIn(400, 404);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
