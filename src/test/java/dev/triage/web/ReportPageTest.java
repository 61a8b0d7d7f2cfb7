package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportPageTest extends WebTest {

    @Test
    void theReportFitsEveryReader() {
        assertFit("/incidents/" + triaged("Orders are slow for every reader"));
    }

    @Test
    void theNextStepStandsAtTheTop() {
        Page page = report("Orders are slow, what now");

        assertThat(page.locator("h1")).hasText("Orders are slow, what now");
        assertThat(page.locator(".incident-head .sev")).hasCount(1);
        assertThat(page.locator(".next")).isInViewport();
        assertThat(page.locator(".next pre").first()).isVisible();
        assertThat(page.locator(".trust")).containsText("claims grounded");
        assertThat(page.locator(".provenance")).containsText("signature");
    }

    @Test
    void aQuoteLeadsToItsLineAndMarksIt() {
        Page page = report("Orders refuse clients");
        Locator link = page.locator(".evidence a.line").first();
        String line = link.getAttribute("href");
        String quote = page.locator(".evidence li").filter(new Locator.FilterOptions().setHas(page.locator("a.line")))
                .first().locator("q").textContent();
        link.click();

        assertThat(page.locator(line)).isInViewport();
        assertThat(page.locator(line)).containsText(quote);
        assertThat(page.locator(".row:target")).hasCount(1);
    }

    @Test
    void theTimelineIsAPictureWithAListBeside() {
        Page page = report("Orders have a story");

        assertThat(page.locator("svg.timeline")).hasAttribute("role", "img");
        assertThat(page.locator("svg.timeline > title")).hasCount(1);
        assertThat(page.locator("svg.timeline .mark.change")).not().hasCount(0);
        assertThat(page.locator(".events li")).hasCount(page.locator("svg.timeline .mark").count());
        assertThat(page.locator(".events")).containsText("deployed orders-api v4.2.0");
    }

    @Test
    void ticksAreKeptByTheBrowser() {
        Page page = report("Orders to tick off");
        page.locator("input[data-tick=check0]").check();
        page.reload();

        assertThat(page.locator("input[data-tick=check0]")).isChecked();
        assertThat(page.locator("input[data-tick=check1]")).not().isChecked();
    }

    @Test
    void nothingOfTheContextIsLive() {
        Page page = report("Orders <script>document.title='broken'</script> <b>bold</b>");

        assertThat(page).hasTitle(java.util.regex.Pattern.compile("^Orders <script>.*"));
        assertThat(page.locator("h1 b")).hasCount(0);
        assertThat(page.locator(".context")).containsText("<img src=");
        assertThat(page.locator(".context img")).hasCount(0);
        assertThat(page.locator("a[href*='evil'], a[href^='javascript']")).hasCount(0);
    }

    @Test
    void itCanBeReadWithTheKeyboardAlone() {
        Page page = report("Orders by keyboard");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        String outline = "getComputedStyle(document.activeElement).outlineStyle";
        for (int i = 0; i < 6; i++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(outline)).as("focus %d", i).isEqualTo("solid");
        }
        page.locator("input[data-tick=check0]").focus();
        page.keyboard().press("Space");
        assertThat(page.locator("input[data-tick=check0]")).isChecked();
    }

    @Test
    void onPaperThereAreNoButtonsAndNoNavigation() {
        Page page = report("Orders on paper");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".bar")).isHidden();
        assertThat(page.locator("button.copy").first()).isHidden();
        assertThat(page.locator(".hypotheses")).isVisible();
    }

    @Test
    void twoRunsStandSideBySideWithTheirDifferencesMarked() {
        UUID id = triaged("Orders twice");
        post("/api/v1/incidents/" + id + "/runs", Map.of("language", "zh"));
        Page page = page();
        page.navigate("/incidents/" + id);
        page.getByText("Side by side").click();

        assertThat(page.locator(".pair.differs del").first()).isVisible();
        assertThat(page.locator(".pair.differs ins").first()).isVisible();
        assertFit(page.url().substring(("http://127.0.0.1:" + port).length()));
    }

    @Test
    void whatHasBecomeKnownStartsAnotherRun() {
        Page page = report("Orders, and then more");
        page.getByLabel("What has become known since").fill("02:31 UTC rolled back orders-api to v4.1.9");
        page.locator("form.again button").click();

        assertThat(page.locator(".runs a")).hasCount(3);
        assertThat(page.locator(".context")).containsText("rolled back orders-api to v4.1.9");
    }

    private Page report(String title) {
        Page page = page();
        page.navigate("/incidents/" + triaged(title));
        return page;
    }
}
