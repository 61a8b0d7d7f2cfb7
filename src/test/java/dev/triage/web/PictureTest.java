package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Makes the picture of the README: the report on an incident, as a laptop shows its beginning. */
class PictureTest extends WebTest {

    private static final Path PICTURE = Path.of("target/pictures/report.png");
    private static final long MAX_BYTES = 150_000;

    private static final String STORY = """
                                        ## Deploys
                                        2026-11-27 01:40 UTC config change: recommendation-job schedule from hourly to */5
                                        2026-11-27 02:05 UTC deployed orders-api v4.2.0 (new status filter on the order list)

                                        ## Metrics
                                        02:14 UTC alert: OrdersApiLatencyHigh firing (p99 > 2s for 2m)
                                        02:15 UTC p99 latency of orders-api from 120ms to 4.8s
                                        02:16 UTC error rate from 0.1% to 12%
                                        02:17 UTC postgres connections 500 / 500

                                        ## Logs
                                        2026-11-27T02:16:03Z orders-api ERROR FATAL: sorry, too many clients already
                                        2026-11-27T02:16:05Z orders-api WARN slow query 4812 ms: SELECT * FROM orders WHERE status = 'open' ORDER BY created_at DESC LIMIT 50
                                        2026-11-27T02:16:11Z orders-api ERROR canceling statement due to statement timeout

                                        ## Notes
                                        02:21 UTC Mira: Seq Scan on orders, 12 million rows, no index on status, created_at
                                        """;

    @Test
    void theReportIsPictured() throws IOException {
        String id = post("/api/v1/incidents", Map.of("title", "Checkout fails for a share of customers", "service",
                "orders-api", "startedAt", "2026-11-27T02:14:00Z", "context", STORY)).get("incidentId").asString();
        Page page = page();
        page.setViewportSize(1000, 660);
        page.navigate("/incidents/" + id);
        assertThat(page.locator(".next")).isInViewport();
        Files.createDirectories(PICTURE.getParent());
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));

        assertThat(Files.size(PICTURE)).isBetween(20_000L, MAX_BYTES);
    }
}
