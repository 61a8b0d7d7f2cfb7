package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogApiTest extends ApiTest {

    @Test
    void theSignatureAnalystIsListedAndIsTheDefault() {
        Reply models = http().get("/api/v1/models");

        assertThat(models.status()).isEqualTo(200);
        assertThat(models.at("/items/0/name")).isEqualTo("signature");
        assertThat(models.json().at("/items/0/isDefault").asBoolean()).isTrue();
        assertThat(models.json().at("/items/0/languages").valueStream().map(node -> node.asString()))
                .containsExactly("en", "zh");
    }

    @Test
    void aModelIsListedWithItsPriceOrWithNone() {
        Reply models = http().get("/api/v1/models");

        assertThat(models.at("/items/1/name")).isEqualTo("priced");
        assertThat(models.json().at("/items/1/price/inputPerMillion").asString()).isEqualTo("0.27");
        assertThat(models.json().at("/items/1/price/outputPerMillion").asString()).isEqualTo("1.1");
        assertThat(models.at("/items/2/name")).isEqualTo("unpriced");
        assertThat(models.json().at("/items/2").has("price")).isTrue();
        assertThat(models.json().at("/items/2/price").isNull()).isTrue();
        assertThat(models.body()).doesNotContain("never-shown");
    }

    @Test
    void promptsAreListedWithTheirDefault() {
        Reply prompts = http().get("/api/v1/prompts");

        assertThat(prompts.status()).isEqualTo(200);
        assertThat(prompts.json().at("/items").valueStream().map(item -> item.at("/name").asString())).contains("v1",
                "v2");
        assertThat(prompts.json().at("/items").valueStream().filter(item -> item.at("/isDefault").asBoolean()))
                .hasSize(1).allMatch(item -> item.at("/released").asBoolean());
        assertThat(prompts.at("/items/0/hash")).hasSize(64);
        assertThat(prompts.at("/items/0/description")).isNotBlank();
    }
}
