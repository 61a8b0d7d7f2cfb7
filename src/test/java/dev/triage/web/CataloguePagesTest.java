package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.triage.runbook.Runbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CataloguePagesTest extends WebTest {

    @Autowired
    Runbooks runbooks;

    @BeforeEach
    void aRunbook() {
        runbooks.add("orders-api", """
                                   # Orders: too many clients

                                   ## Latency of orders-api, too many clients already, connections 500

                                   **Cancel** first. <b>No</b> [A link](https://evil.example) stays text.

                                   ```sql
                                   SELECT pid FROM pg_stat_activity
                                   ```
                                   """, "test");
    }

    @Test
    void theRunbooksFitEveryReader() {
        assertFit("/runbooks");
        assertFit("/runbooks/orders-api");
    }

    @Test
    void aRunbookShowsItsCommandsAndNoLiveLink() {
        Page page = page();
        page.navigate("/runbooks");
        page.getByText("Orders: too many clients").click();

        assertThat(page.locator("pre")).containsText("SELECT pid FROM pg_stat_activity");
        assertThat(page.locator(".prose").first()).containsText("A link (https://evil.example) stays text");
        assertThat(page.locator("a[href*=evil], .prose b, .prose img")).hasCount(0);
        assertThat(page.locator(".prose strong")).hasText("Cancel");
    }

    @Test
    void aRunbookNamesTheIncidentsWhoseReportsNameIt() {
        triaged("Latency of orders-api, too many clients already, connections 500");
        Page page = page();
        page.navigate("/runbooks/orders-api");

        assertThat(page.locator(".side")).containsText("Latency of orders-api, too many clients already");
    }

    @Test
    void modelsAndPromptsTellHowOftenTheyWereUsedAndHowThatWent() {
        triaged("A run to count");
        Page page = page();
        page.navigate("/models");

        assertThat(page.locator("tbody tr").first()).containsText("signature");
        assertThat(page.locator("tbody tr").first()).containsText(" %");
        assertFit("/models");
    }

    @Test
    void anUnknownRunbookIsNotFound() {
        assertThat(get("/runbooks/none", "Accept", "text/html").statusCode()).isEqualTo(404);
    }
}
