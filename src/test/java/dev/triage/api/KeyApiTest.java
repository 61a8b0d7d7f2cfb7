package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** A service with a bootstrap key, which is closed to everyone else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "triage.security.bootstrap-key=" + KeyApiTest.BOOTSTRAP)
class KeyApiTest extends ApiTest {

    static final String BOOTSTRAP = "bootstrap-key-for-tests-only";

    private final Map<String, String> keys = new HashMap<>();

    @BeforeAll
    void makeKeys() {
        for (String role : new String[]{"READ", "WRITE", "ADMIN"}) {
            Reply made = as(BOOTSTRAP).postJson("/api/v1/keys", Http.json(Map.of("name", role + " key", "role", role)));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(made.header("Location")).isEqualTo("/api/v1/keys/" + made.at("/id"));
            keys.put(role, made.at("/key"));
        }
        keys.put("NONE", "");
        keys.put("WRONG", "triage_" + "x".repeat(43));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                           GET,    /api/v1/incidents,       401, 200, 200, 200
                           GET,    /api/v1/models,          401, 200, 200, 200
                           POST,   /api/v1/incidents,       401, 403, 202, 202
                           DELETE, /api/v1/runs/00000000-0000-4000-8000-000000000000, 401, 403, 404, 404
                           GET,    /api/v1/keys,            401, 403, 403, 200
                           POST,   /api/v1/keys,            401, 403, 403, 415
                           GET,    /actuator/prometheus,    401, 403, 403, 200
                           GET,    /actuator/info,          401, 403, 403, 200
                           GET,    /actuator/health,        200, 200, 200, 200
                           GET,    /actuator/health/liveness, 200, 200, 200, 200
                           GET,    /problems/forbidden,     200, 200, 200, 200
                           GET,    /v3/api-docs,            200, 200, 200, 200
                           POST,   /hooks/alertmanager,     401, 403, 400, 400
                           POST,   /hooks/pagerduty,        401, 403, 400, 400
                           POST,   /hooks/generic/any,      401, 403, 404, 404
                           GET,    /nothing,                401, 404, 404, 404
                           """)
    void eachRoleMayDoWhatItSays(String method, String path, int none, int read, int write, int admin) {
        assertThat(status("NONE", method, path)).isEqualTo(none);
        assertThat(status("WRONG", method, path)).isEqualTo(none);
        assertThat(status("READ", method, path)).isEqualTo(read);
        assertThat(status("WRITE", method, path)).isEqualTo(write);
        assertThat(status("ADMIN", method, path)).isEqualTo(admin);
    }

    @Test
    void aKeyMayComeAsThePasswordOfBasicAuthentication() {
        String good = java.util.Base64.getEncoder().encodeToString(("anyone:" + key("WRITE")).getBytes(
                java.nio.charset.StandardCharsets.UTF_8));

        assertThat(http().header("Authorization", "Basic " + good).get("/api/v1/incidents").status()).isEqualTo(200);
        for (String bad : new String[]{"YW55b25lOndyb25n", "no base64", ""}) {
            assertThat(http().header("Authorization", "Basic " + bad).get("/api/v1/incidents").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void theRefusalsSayWhatToSend() {
        Reply none = http().get("/api/v1/incidents");
        Reply wrong = as("wrong").get("/api/v1/incidents");
        Reply read = as(key("READ")).postText("/api/v1/incidents", CONTEXT);

        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(none.header("Content-Type")).startsWith("application/problem+json");
        assertThat(none.at("/type")).isEqualTo("/problems/unauthorized");
        assertThat(none.at("/detail")).contains("Authorization: Bearer", "X-Api-Key");
        assertThat(wrong.at("/detail")).contains("unknown or was revoked");
        assertThat(read.at("/type")).isEqualTo("/problems/forbidden");
        assertThat(read.at("/detail")).contains("POST /api/v1/incidents", "WRITE");
    }

    @Test
    void theKeyMayStandInEitherHeader() {
        assertThat(http().header("X-Api-Key", key("READ")).get("/api/v1/incidents").status()).isEqualTo(200);
        assertThat(http().header("Authorization", "bearer " + key("READ")).get("/api/v1/incidents").status())
                .isEqualTo(200);
        assertThat(http().header("Authorization", "Basic " + key("READ")).get("/api/v1/incidents").status())
                .isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsRefused() {
        Reply made = as(BOOTSTRAP).postJson("/api/v1/keys", "{\"name\":\"short-lived\",\"role\":\"READ\"}");
        assertThat(as(made.at("/key")).get("/api/v1/incidents").status()).isEqualTo(200);

        assertThat(as(BOOTSTRAP).delete(made.header("Location")).status()).isEqualTo(204);

        assertThat(as(made.at("/key")).get("/api/v1/incidents").status()).isEqualTo(401);
        assertThat(as(BOOTSTRAP).delete("/api/v1/keys/00000000-0000-4000-8000-000000000000").at("/type"))
                .isEqualTo("/problems/key-not-found");
    }

    @Test
    void aKeyIsShownOnlyWhenItIsMade() {
        Reply list = as(BOOTSTRAP).get("/api/v1/keys");

        assertThat(list.json().at("/items").size()).isGreaterThanOrEqualTo(3);
        assertThat(list.body()).contains("READ key").doesNotContain(key("READ")).doesNotContain("hash");
    }

    @Test
    void aKeyNeedsANameAndARole() {
        Reply reply = as(BOOTSTRAP).postJson("/api/v1/keys", "{\"name\":\" \"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors").valueStream().map(error -> error.at("/field").asString()))
                .containsExactly("name", "role");
    }

    @Test
    void aServiceWithKeysDoesNotAskForTheHost() {
        Reply reply = as(key("WRITE")).header("Origin", "https://elsewhere.example").header("Prefer", "wait=30")
                .postText("/api/v1/incidents", CONTEXT);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private int status(String role, String method, String path) {
        Http client = key(role).isEmpty() ? http() : as(key(role));
        if (method.equals("POST") && path.endsWith("incidents")) {
            client = client.header("Content-Type", "text/plain");
        }
        return client.send(method, path,
                method.equals("POST") ? BodyPublishers.ofString(CONTEXT) : BodyPublishers.noBody()).status();
    }

    private String key(String role) {
        return Objects.requireNonNull(keys.get(role));
    }

    private Http as(String key) {
        return http().header("Authorization", "Bearer " + key);
    }
}
