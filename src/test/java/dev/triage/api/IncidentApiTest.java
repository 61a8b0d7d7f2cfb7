package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentApiTest extends ApiTest {

    @BeforeAll
    void report() {
        for (int i = 1; i <= 5; i++) {
            Reply reply = http().header("Prefer", "wait=30").postJson("/api/v1/incidents",
                    Http.json(Map.of("title", "Listing probe " + i, "service", "listing-svc", "severity",
                            i == 3 ? "SEV1" : "SEV3", "context", CONTEXT)));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
    }

    @Test
    void incidentsAreListedPageByPageTheNewestFirst() {
        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = http().get("/api/v1/incidents?service=listing-svc&limit=2&cursor=" + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.json().has("nextCursor")).isTrue();
            page.json().at("/items").valueStream().forEach(item -> titles.add(item.at("/title").asString()));
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());

        assertThat(titles).containsExactly("Listing probe 5", "Listing probe 4", "Listing probe 3", "Listing probe 2",
                "Listing probe 1");
    }

    @Test
    void incidentsAreFilteredBySeverityStatusTimeAndWords() {
        assertThat(titles("severity=SEV1")).containsExactly("Listing probe 3");
        assertThat(titles("severity=sev1,SEV3")).hasSize(5);
        assertThat(titles("status=RESOLVED")).isEmpty();
        assertThat(titles("status=OPEN&status=MITIGATED")).hasSize(5);
        assertThat(titles("from=2020-01-01T00:00:00Z")).hasSize(5);
        assertThat(titles("to=2020-01-01T00:00:00%2B01:00")).isEmpty();
        assertThat(titles("q=probe")).hasSize(5);
        assertThat(titles("q=zebra")).isEmpty();
    }

    @Test
    void anIncidentIsShownWithItsContextAndItsRuns() {
        String id = http().get("/api/v1/incidents?service=listing-svc&limit=1").at("/items/0/id");

        Reply incident = http().get("/api/v1/incidents/" + id);

        assertThat(incident.at("/context")).contains("too many clients");
        assertThat(incident.at("/createdAt")).endsWith("Z");
        assertThat(incident.at("/runs/0/status")).isEqualTo("VERIFIED");
        assertThat(http().get(incident.at("/runs/0/links/run")).status()).isEqualTo(200);
    }

    @Test
    void similarIncidentsAreOlderOnesOfItsKind() {
        String newest = http().get("/api/v1/incidents?service=listing-svc&limit=1").at("/items/0/id");

        Reply similar = http().get("/api/v1/incidents/" + newest + "/similar?limit=3");

        assertThat(similar.status()).isEqualTo(200);
        assertThat(similar.json().at("/items").size()).isBetween(1, 3);
        assertThat(similar.json().at("/items").valueStream().map(item -> item.at("/id").asString()))
                .doesNotContain(newest);
        assertThat(similar.json().has("nextCursor")).isTrue();
    }

    @Test
    void similarIncidentsAreFoundByText() {
        Reply similar = http().get("/api/v1/similar?text=too%20many%20clients%20already&limit=2");

        assertThat(similar.status()).as(similar.body()).isEqualTo(200);
        JsonNode items = similar.json().at("/items");
        assertThat(items.size()).isBetween(1, 2);
        assertThat(items.at("/0/trigram").isNumber()).isTrue();
        assertThat(items.at("/0/cosine").isNumber()).isTrue();
        assertThat(items.at("/0/reason/errors").isArray()).isTrue();
    }

    private List<String> titles(String filter) {
        Reply page = http().get("/api/v1/incidents?service=listing-svc&" + filter);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json().at("/items").valueStream().map(item -> item.at("/title").asString()).toList();
    }
}
