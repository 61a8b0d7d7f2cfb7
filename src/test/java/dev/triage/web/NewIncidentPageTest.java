package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NewIncidentPageTest extends WebTest {

    @Autowired
    PacedEmbedder embedder;

    @Test
    void theFormFitsEveryReader() {
        assertFit("/incidents/new");
    }

    @Test
    void anIncidentIsFollowedStageByStageUntilItsReport() {
        embedder.hold("heldwhilewatched");
        Page page = page();
        page.navigate("/incidents/new");
        page.getByLabel("What you have").fill("heldwhilewatched\n" + CONTEXT);
        page.getByLabel("Title").fill("Followed while it works");
        page.getByLabel("Service").fill("orders-api");
        send(page);

        assertThat(page.locator("#stages li.now")).containsText("Find similar incidents");
        assertAccessible(page);
        embedder.release("heldwhilewatched");
        assertThat(page.locator(".next")).isVisible();
        assertThat(page.locator("h1")).hasText("Followed while it works");
    }

    @Test
    void withoutScriptsTheProgressReloadsItself() {
        embedder.hold("heldwithoutscripts");
        Page page = Browser.page(port, Browser.LAPTOP, ColorScheme.LIGHT, "en-GB", false);
        page.navigate("/incidents/new");
        page.getByLabel("What you have").fill("heldwithoutscripts\n" + CONTEXT);
        send(page);

        assertThat(page.locator("#stages li.now")).hasCount(1);
        embedder.release("heldwithoutscripts");
        assertThat(page.locator(".next")).isVisible();
    }

    @Test
    void aRunCanBeCancelledAndStartedAgain() {
        embedder.hold("heldtobecancelled");
        Page page = page();
        page.navigate("/incidents/new");
        page.getByLabel("What you have").fill("heldtobecancelled\n" + CONTEXT);
        send(page);
        page.getByText("Cancel this run").click();

        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).hasText("It was cancelled.");
        embedder.release("heldtobecancelled");
        page.locator("form.again button").click();
        assertThat(page.locator(".next")).isVisible();
    }

    @Test
    void nothingTypedIsLostOnAnError() {
        Page page = page();
        page.navigate("/incidents/new");
        page.getByText("In four sections instead").click();
        page.locator("#metrics").fill("p99 1.2s");
        page.getByLabel("Title").fill("Kept <title>");
        page.getByLabel("Service").fill("/// no name");
        page.getByLabel("Severity").selectOption("SEV2");
        page.getByLabel("Start (UTC)").fill("2099-01-01T00:00");
        page.getByLabel("Language").fill("zh");
        send(page);

        assertThat(page.locator("#metrics")).hasValue("p99 1.2s");
        assertThat(page.getByLabel("Title")).hasValue("Kept <title>");
        assertThat(page.getByLabel("Service")).hasValue("/// no name");
        assertThat(page.getByLabel("Severity")).hasValue("SEV2");
        assertThat(page.getByLabel("Language")).hasValue("zh");
        assertThat(page.locator("#service-error")).containsText("1 to 100 letters");
        assertThat(page.locator("#startedAt-error")).containsText("not in the future");
        assertThat(page.getByLabel("Service")).hasAttribute("aria-invalid", "true");
        assertAccessible(page);
    }

    @Test
    void anEmptyFormSaysWhatIsMissing() {
        Page page = page();
        page.navigate("/incidents/new");
        send(page);

        assertThat(page.locator("#context-error")).isVisible();
        assertThat(page.getByLabel("What you have")).hasAttribute("aria-describedby", "context-error");
    }

    @Test
    void aFormOfAnotherSiteOrWithoutItsTokenChangesNothing() {
        Page page = page();
        page.navigate("/incidents/new");
        page.evaluate("document.querySelector('form.new input[name=_csrf]').remove()");
        page.getByLabel("What you have").fill("never sent");
        send(page);

        assertThat(page.locator("h1")).hasText("This form is too old");
        page.navigate("/?q=never+sent");
        assertThat(page.locator("#list")).containsText("No incident matches");
    }

    private static void send(Page page) {
        page.locator("form.new button").click();
    }
}
