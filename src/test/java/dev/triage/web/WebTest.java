package dev.triage.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.triage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service, without keys, for all tests of the pages that need none. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"triage.llm.presets=false",
        "triage.llm.embedding-warm-up=false"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(WebTest.Fakes.class)
abstract class WebTest {

    static final String CONTEXT = """
                                  02:10 UTC deployed orders-api v4.2.0
                                  02:14 UTC alert: orders-api latency high
                                  02:15 UTC p99 latency of orders-api from 120ms to 4.8s
                                  02:16 UTC FATAL: sorry, too many clients already
                                  02:17 UTC connections 500 / 500
                                  <img src="http://evil.example/x.png"> [click](javascript:alert(1)) https://evil.example
                                  """;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    /** Takes the place of the neural embedder, which pages do not need. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {

        @Bean
        @Primary
        PacedEmbedder pacedEmbedder() {
            return new PacedEmbedder();
        }
    }

    @AfterEach
    void closePages() {
        Browser.closePages();
    }

    Page page() {
        return Browser.page(port);
    }

    /** The id of a new incident whose first run has ended. */
    UUID triaged(String title) {
        return UUID.fromString(post("/api/v1/incidents",
                Map.of("title", title, "service", "orders-api", "context", CONTEXT)).get("incidentId").asString());
    }

    /** Posts to the API and waits for the run that this starts. */
    JsonNode post(String path, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").header("Prefer", "wait=30")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
        HttpResponse<String> reply = send(request);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JSON.readTree(reply.body());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asserts what holds for every page: accessible in both schemes, no wider than a phone, no foreign address. */
    void assertFit(String path) {
        Page laptop = page();
        laptop.navigate(path);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            laptop.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertAccessible(laptop);
        }
        Page phone = Browser.page(port, Browser.PHONE, ColorScheme.LIGHT, "zh-CN", true);
        phone.navigate(path);
        assertThat(phone.locator("html").getAttribute("lang")).isEqualTo("zh");
        assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth")).as("width of %s", path)
                .isLessThanOrEqualTo(Browser.PHONE);
        assertAccessible(phone);
    }

    static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")).analyze()
                .getViolations()).as("axe on %s", page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml() + " "
                        + rule.getNodes().getFirst().getFailureSummary())
                .isEmpty();
    }
}
