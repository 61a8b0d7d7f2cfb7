package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.triage.ReportOfAModel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowPagesTest extends ModelsWebTest {

    @Test
    void fromACandidateToAPromotionAndBack() {
        MODEL.answers(ReportOfAModel.VALID);
        Page page = page();
        page.navigate("/models");
        page.getByText("Try a prompt or a model").click();
        page.locator("select[name=model]").selectOption("stand-in");
        page.locator("input[name=percent]").fill("100");
        button(page, "Start").click();
        assertThat(page.locator("main")).containsText("Two incidents");
        String candidate = page.url();

        submitted("First slow cart");
        submitted("Second slow cart");
        awaitAnswers(page, candidate, 2);
        assertThat(page.locator("main")).containsText("2 answers");
        assertThat(page.locator("table").first()).containsText("Errors found by checks");
        assertFit(candidate.replaceFirst("^http://[^/]+", ""));

        page.getByText("First slow cart").click();
        assertThat(page.locator("main")).containsText("A statement of v3.7.0 runs into its timeout.");
        assertThat(page.locator("pre").last()).containsText("cart-api p99 latency rose");
        assertFit(page.url().replaceFirst("^http://[^/]+", ""));

        page.navigate(candidate);
        page.locator("input[name=reason]").fill("Right in both");
        button(page, "Make it the default").click();
        assertThat(page.locator("main")).containsText("Right in both");
        assertThat(page.locator("main strong").first()).hasText("v2/stand-in");
        assertFit("/models/shadow");
        page.locator("input[name=reason]").fill("Only a test");
        button(page, "Go back to signature").click();
        assertThat(page.locator("main strong").first()).hasText("signature");
        assertThat(page.locator("main")).containsText("Only a test");
    }

    @Test
    void aCandidateThatCannotBeComparedIsNotStarted() {
        Page page = page();
        page.navigate("/models/shadow");
        page.locator("select[name=model]").selectOption("signature");
        button(page, "Start").click();
        assertThat(page.locator("[role=alert]")).containsText("this is the current default");
        page.locator("input[name=percent]").fill("many");
        button(page, "Start").click();
        assertThat(page.locator("[role=alert]")).containsText("over 0 to 100 %");
    }

    @Test
    void anUnknownCandidateIsNotFound() {
        assertThat(get("/models/shadow/00000000-0000-0000-0000-000000000000", "Accept", "text/html").statusCode())
                .isEqualTo(404);
    }

    private void submitted(String title) {
        post("/api/v1/incidents", Map.of("title", title, "service", "cart-api", "context", ReportOfAModel.CONTEXT));
    }

    /** Loads the page until so many incidents are answered; the job looks for work ten times a second. */
    private static void awaitAnswers(Page page, String address, int answers) {
        for (int i = 0; i < 100; i++) {
            page.navigate(address);
            if (page.locator("main").innerText().contains(answers + " answers")) {
                return;
            }
            page.waitForTimeout(100);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
