package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostmortemPagesTest extends WebTest {

    @Test
    void readingEditingAndLookingBackFitEveryReader() throws Exception {
        String address = begun("Fits every reader");

        assertFit("/postmortems");
        assertFit(address);
        assertFit(address + "/edit");
        assertFit(address + "/versions");
    }

    @Test
    void aDraftIsFinishedWhileTypingThenPublishedAndThenReadOnly() throws Exception {
        String address = begun("From the draft to the published text");
        Page page = page();
        page.navigate(address);
        assertThat(button(page, "Publish")).isDisabled();
        page.locator("nav.note a").first().click();
        assertThat(page.locator("mark.fill").first()).isInViewport();

        page.locator("a.primary").click();
        page.getByLabel("Markdown", new Page.GetByLabelOptions().setExact(true))
                .fill("# Told\n\nThe pool was full. [FILL IN]");
        assertThat(page.locator("#state")).containsText("as version 1. 1 place left to fill in.");
        assertThat(page.locator("#preview mark.fill")).hasText("[FILL IN]");
        page.getByLabel("Markdown", new Page.GetByLabelOptions().setExact(true))
                .fill("# Told\n\nThe pool was full. Rosa rolled it back.");
        assertThat(page.locator("#state")).containsText("Nothing left to fill in.");
        button(page, "Save and read").click();

        assertThat(page.locator("article")).containsText("Rosa rolled it back.");
        button(page, "Publish").click();
        assertThat(page.locator(".title")).containsText("Published");
        assertThat(page.locator("a.primary")).hasCount(0);
        page.navigate(address + "/edit");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*" + address + "$"));
    }

    @Test
    void whatOneTypedIsNotLostWhenAnotherSavedBefore() throws Exception {
        String address = begun("Two people write at once");
        Page mine = page();
        mine.navigate(address + "/edit");
        Page theirs = page();
        theirs.navigate(address + "/edit");
        theirs.locator("#markdown").fill("# Theirs");
        assertThat(theirs.locator("#state")).containsText("Saved");

        mine.locator("#markdown").fill("# Mine");
        assertThat(mine.locator("#state")).containsText("Your text is still here");
        assertThat(mine.locator("#markdown")).hasValue("# Mine");
        mine.locator("#state summary").click();
        assertThat(mine.locator("#state pre")).hasText("# Theirs");
        mine.locator("#markdown").fill("# Theirs and mine");
        assertThat(mine.locator("#state")).containsText("Saved");
    }

    @Test
    void itWorksWithoutScripts() throws Exception {
        String address = begun("Written without scripts");
        Page page = Browser.page(port, Browser.LAPTOP, ColorScheme.DARK, "en-GB", false);
        page.navigate(address + "/edit");
        page.locator("#markdown").fill("# By hand");
        button(page, "Save and read").click();

        assertThat(page.locator("article h1")).hasText("By hand");
    }

    @Test
    void actionItemsAreAddedAssignedAndTickedOff() throws Exception {
        Page page = page();
        page.navigate(begun("Action items on the page"));
        page.getByText("Add an action item").click();
        page.locator("section > details input[name=action]").fill("Alert before the pool is full");
        page.locator("section > details input[name=owner]").fill("platform");
        page.locator("section > details input[name=due]").fill("2026-12-24");
        button(page, "Add").click();

        assertThat(page.locator(".items li").last()).containsText("Alert before the pool is full");
        assertThat(page.locator(".items li").last()).containsText("due 2026-12-24");
        page.locator(".items li").last().locator("summary").click();
        page.locator(".items li").last().getByLabel("Done").check();
        page.locator(".items li").last().getByText("Save", new com.microsoft.playwright.Locator.GetByTextOptions()
                .setExact(true)).click();
        assertThat(page.locator(".items li").last()).containsText("done");
    }

    @Test
    void theVersionsShowWhoChangedWhat() throws Exception {
        String address = begun("Versions on the page");
        Page page = page();
        page.navigate(address + "/versions");

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr").first()).containsText("local");
        assertThat(page.locator(".diff .same").first()).isVisible();
    }

    @Test
    void onPaperThereIsTheTextAlone() throws Exception {
        Page page = page();
        page.navigate(begun("On paper"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("header.bar")).isHidden();
        assertThat(page.locator(".actions")).isHidden();
        assertThat(page.locator("article")).isVisible();
        assertThat(page.pdf()).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void theMarkdownIsToBeHadUnderTheStableAddress() throws Exception {
        HttpResponse<String> reply = get(begun("As Markdown") + ".md");

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(reply.body()).startsWith("# ").contains("## Action items");
        assertThat(get("/postmortems/no-such-one").statusCode()).isEqualTo(404);
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The address of a postmortem that has just been begun. */
    private String begun(String title) throws Exception {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/incidents/" + triaged(title)
                        + "/postmortem"))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).isEqualTo(201);
        return new JsonMapper().readTree(reply.body()).get("page").asString();
    }
}
