package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class FeedbackPagesTest extends WebTest {

    @Test
    void theFormOfAResolutionFitsEveryReader() {
        assertFit("/incidents/" + triaged("Resolved by a form that fits") + "/resolution");
    }

    @Test
    void aHypothesisIsMarkedRightOnTheReportAndTakenBack() {
        Page page = page();
        page.navigate("/incidents/" + triaged("Which hypothesis was right"));
        button(page, "It was this").first().click();

        assertThat(button(page, "It was this").first()).hasAttribute("aria-pressed", "true");
        button(page, "It was this").first().click();
        assertThat(button(page, "It was this").first()).hasAttribute("aria-pressed", "false");
    }

    @Test
    void fromMitigatedOverResolvedToThePostmortem() {
        Page page = page();
        page.navigate("/incidents/" + triaged("From mitigated to the postmortem"));
        button(page, "Mark mitigated").click();
        assertThat(page.locator(".facts")).containsText("mitigated");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Resolve").setExact(true)).click();
        page.locator("#rootCause").fill("   ");
        page.locator("#fix").fill("Rolled back to v4.1");
        button(page, "Resolve").click();
        assertThat(page.locator("[role=alert]")).containsText("Not saved");
        assertThat(page.locator("#fix")).hasValue("Rolled back to v4.1");
        page.locator("#rootCause").fill("v4.2.0 opened a connection for each order");
        page.locator("#causeCode").selectOption("CONNECTION_LEAK");
        page.locator("#fixOutcome").selectOption("WORKED");
        button(page, "Resolve").click();

        assertThat(page.locator(".facts")).containsText("resolved");
        assertThat(page.locator("main")).containsText("v4.2.0 opened a connection for each order");
        button(page, "Postmortem").click();
        assertThat(page.locator("article h1")).containsText("From mitigated to the postmortem");
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
