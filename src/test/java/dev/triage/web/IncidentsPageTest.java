package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IncidentsPageTest extends WebTest {

    @Test
    void theListFitsEveryReader() {
        triaged("Checkout is slow since the deploy");

        assertFit("/");
    }

    @Test
    void aLineSaysHowBadWhereAndHowFarItIsChecked() {
        triaged("Orders fail with too many clients");
        Page page = page();
        page.navigate("/?q=many+clients");

        assertThat(page.locator("tbody tr").first()).containsText("Orders fail with too many clients");
        assertThat(page.locator("tbody tr").first()).containsText("orders-api");
        assertThat(page.locator("tbody tr").first()).containsText("claims grounded");
        assertThat(page.locator("tbody tr .sev").first()).isVisible();
    }

    @Test
    void filtersAndSearchStandInTheAddressAndChangeTheListAtOnce() {
        triaged("Payments time out in Frankfurt");
        triaged("Search returns nothing");
        Page page = page();
        page.navigate("/");
        page.getByLabel("Search").fill("Frankfurt");

        assertThat(page.locator("tbody tr")).hasCount(1);
        page.waitForURL("**/?*q=Frankfurt*");
        page.getByLabel("Status").selectOption("RESOLVED");
        assertThat(page.locator("#list")).containsText("No incident matches");
        page.getByText("Show all incidents").click();
        assertThat(page.getByLabel("Search")).hasValue("");
    }

    @Test
    void theSeverityOfAReportCountsWhereNobodyGaveOne() {
        triaged("Nobody said how bad this is");
        Page page = page();
        page.navigate("/?q=how+bad");
        String shown = page.locator("tbody .sev").textContent();

        assertThat(shown).startsWith("SEV");
        page.navigate("/?q=how+bad&severity=" + shown);
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.navigate("/?q=how+bad&severity=UNKNOWN");
        assertThat(page.locator("tbody tr")).hasCount(0);
    }

    @Test
    void itWorksWithoutScripts() {
        triaged("Mail queue grows");
        Page page = Browser.page(port, Browser.LAPTOP, ColorScheme.LIGHT, "en-GB", false);
        page.navigate("/");
        page.getByLabel("Search").fill("Mail queue");
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Filter")).click();

        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void theFirstPageIsUnderAHundredKilobytes() {
        Page page = page();
        AtomicLong bytes = new AtomicLong();
        List<String> foreign = new ArrayList<>();
        page.onResponse(response -> {
            response.finished();
            bytes.addAndGet(response.request().sizes().responseBodySize
                    + response.request().sizes().responseHeadersSize);
            if (!response.url().startsWith("http://127.0.0.1:" + port + "/")) {
                foreign.add(response.url());
            }
        });
        page.navigate("/");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

        assertThat(bytes.get()).isPositive().isLessThan(100_000);
        assertThat(foreign).isEmpty();
    }

    @Test
    void thePolicyLetsAPageLoadNothingButTheServicesOwnFiles() {
        HttpResponse<String> reply = get("/", "Accept", "text/html");

        assertThat(reply.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> {
            assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
            assertThat(policy).doesNotContain("unsafe");
        });
        assertThat(reply.body()).doesNotContain("<script>", "<style", " style=", " onclick");
    }

    @Test
    void whatIsNotThereIsToldAsAPageToPeopleAndAsAProblemToMachines() {
        assertThat(get("/nothing", "Accept", "text/html").body()).contains("There is nothing here")
                .doesNotContain("Exception");
        assertThat(get("/incidents/no-id").statusCode()).isEqualTo(404);
        assertThat(get("/?cursor=forged").statusCode()).isEqualTo(400);
        assertThat(get("/?severity=SEV9").statusCode()).isIn(400, 404);
        assertThat(get("/nothing").body()).contains("/problems/not-found");
    }
}
