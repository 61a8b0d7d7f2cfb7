package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends ApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "delete");

    @Test
    void theDescriptionIsOpenApi31AndNamesEveryAddress() {
        JsonNode description = description();

        assertThat(description.at("/openapi").asString()).startsWith("3.1");
        assertThat(description.at("/paths").propertyNames()).contains("/api/v1/incidents", "/api/v1/incidents/{id}",
                "/api/v1/incidents/{id}/runs", "/api/v1/incidents/{id}/similar", "/api/v1/incidents/{id}/report.md",
                "/api/v1/incidents/{id}/postmortem.md", "/api/v1/runs/{id}", "/api/v1/runs/{id}/events",
                "/api/v1/similar", "/api/v1/prompts", "/api/v1/models", "/api/v1/keys", "/api/v1/keys/{id}",
                "/api/v1/incidents/{id}/updates", "/api/v1/incidents/{id}/alerts",
                "/api/v1/incidents/{id}/alerts/{alert}/split", "/hooks/alertmanager", "/hooks/grafana",
                "/hooks/pagerduty", "/api/v1/outbox", "/api/v1/outbox/{id}/retry", "/hooks/generic/{source}");
        assertThat(description.at("/components/securitySchemes").propertyNames()).containsExactlyInAnyOrder("bearer",
                "header");
    }

    @Test
    void everyOperationHasASummaryAndItsProblems() {
        List<String> without = new ArrayList<>();
        description().at("/paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode described = operation.getValue();
            if (METHODS.contains(operation.getKey()) && (described.at("/summary").asString("").isBlank()
                    || !described.at("/responses").has("401") || !described.at("/responses").has("503"))) {
                without.add(operation.getKey() + " " + path.getKey());
            }
        }));

        assertThat(without).isEmpty();
    }

    @Test
    void aSubmissionIsDescribedInBothItsForms() {
        JsonNode post = description().at("/paths/~1api~1v1~1incidents/post");

        assertThat(post.at("/requestBody/content").propertyNames()).contains("application/json", "text/plain");
        assertThat(post.at("/responses").propertyNames()).contains("200", "202", "400", "401", "403", "413", "415",
                "422", "503");
        assertThat(post.at("/responses/503/content/application~1problem+json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(post.at("/responses/422/description").asString()).contains("unknown-model", "empty-context");
        assertThat(post.at("/responses/202/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/RunView");
    }

    @Test
    void theTypesAreDescribedAsTheyAreSent() {
        JsonNode schemas = description().at("/components/schemas");

        assertThat(schemas.at("/IncidentRequest/properties/startedAt/format").asString()).isEqualTo("date-time");
        assertThat(schemas.at("/IncidentRequest/required").valueStream().map(JsonNode::asString))
                .contains("title", "service");
        assertThat(schemas.at("/RunView/properties/runId/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/IncidentSummary/properties/title/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/Problem/properties/errors/type").asString()).isEqualTo("array");
    }

    @Test
    void thePageToTryItIsServedFromHere() {
        Reply docs = http().get("/docs");
        assertThat(docs.status()).isEqualTo(302);
        Reply page = http().get(docs.header("Location").replaceFirst("https?://[^/]+", ""));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui").doesNotContain("https://");
        assertThat(http().get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    }

    private JsonNode description() {
        Reply reply = http().get("/v3/api-docs");
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
