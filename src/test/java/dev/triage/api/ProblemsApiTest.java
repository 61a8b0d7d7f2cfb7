package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsApiTest extends ApiTest {

    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    /** A request, and what it must be told. */
    record Row(String name, String method, String path, List<String> headers, String body, int status, String type,
            List<String> detail) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                json("cut off", "{\"title\":", 400, "not-json", "line 1"),
                json("empty body", "", 400, "not-json", "JSON object"),
                json("an array", "[]", 400, "not-json", "JSON object"),
                json("two objects", incident("a", "b") + "{}", 400, "not-json", "JSON"),
                json("a field twice", "{\"title\":\"a\",\"title\":\"b\"}", 400, "not-json", "line 1"),
                json("unknown field", "{\"titel\":\"a\"}", 422, "invalid-fields", "\"titel\"", "title"),
                json("wrong type", "{\"title\":7}", 422, "invalid-fields", "\"title\"", "text"),
                json("object for text", "{\"title\":{}}", 422, "invalid-fields", "\"title\"", "text"),
                json("unknown severity", "{\"severity\":\"HIGH\"}", 422, "invalid-fields", "\"severity\"", "SEV1"),
                json("severity by number", "{\"severity\":1}", 422, "invalid-fields", "\"severity\"", "SEV1"),
                json("time without zone", "{\"startedAt\":\"2026-11-21 02:15\"}", 422, "invalid-fields",
                        "\"startedAt\"",
                        "ISO-8601"),
                json("time as number", "{\"startedAt\":1700000000}", 422, "invalid-fields", "\"startedAt\"",
                        "ISO-8601"),
                json("labels as list", "{\"labels\":[]}", 422, "invalid-fields", "\"labels\"", "object"),
                json("label without value", "{\"title\":\"a\",\"service\":\"b\",\"labels\":{\"team\":null}}", 422,
                        "invalid-fields", "\"labels.team\""),
                json("nothing given", "{}", 422, "invalid-fields", "\"title\" is required", "\"service\" is required"),
                json("empty context", incident("a", "  "), 422, "empty-context", "\"context\" is empty"),
                json("bad service", "{\"title\":\"a\",\"service\":\"?\",\"context\":\"c\"}", 422, "invalid-fields",
                        "\"service\""),
                json("unknown model", "{\"title\":\"a\",\"service\":\"b\",\"context\":\"c\",\"model\":\"gpt-x\"}", 422,
                        "unknown-model", "gpt-x", "signature"),
                json("unknown prompt",
                        "{\"title\":\"a\",\"service\":\"b\",\"context\":\"c\",\"promptVersion\":\"v99\"}",
                        422, "unknown-prompt-version", "v99", "v1, v2"),
                new Row("blank key", "POST", INCIDENTS, List.of("Content-Type", "text/plain", "Idempotency-Key", " "),
                        CONTEXT, 400, "invalid-parameter", List.of("\"Idempotency-Key\"", "255")),
                json("unknown language", "{\"title\":\"a\",\"service\":\"b\",\"context\":\"c\",\"language\":\"xx\"}",
                        422,
                        "unknown-language", "en, zh"),
                text("empty text", INCIDENTS, "\n", 422, "empty-context", "\"context\" is empty"),
                text("misspelt parameter", INCIDENTS + "?langauge=zh", CONTEXT, 400, "invalid-parameter",
                        "\"langauge\"",
                        "language"),
                text("unknown charset", List.of("Content-Type", "text/plain;charset=klingon"), 415,
                        "unsupported-media-type", "klingon"),
                text("a form", List.of("Content-Type", "application/x-www-form-urlencoded"), 415,
                        "unsupported-media-type", "-H 'Content-Type: text/plain'"),
                text("a picture", List.of("Content-Type", "image/png"), 415, "unsupported-media-type", "image/png",
                        "application/json"),
                text("no type", List.of(), 415, "unsupported-media-type", "Content-Type"),
                get("an answer as XML", INCIDENTS, List.of("Accept", "application/xml"), 406, "not-acceptable",
                        "application/json"),
                row("PUT", INCIDENTS, 405, "method-not-allowed", "GET", "POST"),
                row("PATCH", "/api/v1/runs/" + NOBODY, 405, "method-not-allowed", "DELETE"),
                get("/api/v1/nothing", 404, "not-found", "/docs"), get("/nothing", 404, "not-found", "/api/v1"),
                get(INCIDENTS + "/" + NOBODY, 404, "incident-not-found", NOBODY),
                get(INCIDENTS + "/" + NOBODY + "/similar", 404, "incident-not-found", NOBODY),
                get(INCIDENTS + "/" + NOBODY + "/report.md", 404, "incident-not-found", NOBODY),
                get(INCIDENTS + "/" + NOBODY + "/postmortem.md", 404, "incident-not-found", NOBODY),
                get("/api/v1/runs/" + NOBODY, 404, "run-not-found", NOBODY),
                get("/api/v1/runs/" + NOBODY + "/events", 404, "run-not-found", NOBODY),
                row("DELETE", "/api/v1/runs/" + NOBODY, 404, "run-not-found", NOBODY),
                get(INCIDENTS + "/7", 400, "invalid-parameter", "\"id\" is a UUID"),
                get(INCIDENTS + "?limit=0", 400, "invalid-parameter", "\"limit\"", "1 to 200"),
                get(INCIDENTS + "?limit=many", 400, "invalid-parameter", "\"limit\""),
                get(INCIDENTS + "?severity=bad", 400, "invalid-parameter", "\"severity\"", "SEV1"),
                get(INCIDENTS + "?status=open,gone", 400, "invalid-parameter", "\"status\"", "RESOLVED"),
                get(INCIDENTS + "?from=yesterday", 400, "invalid-parameter", "\"from\"", "ISO-8601"),
                get(INCIDENTS + "?from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z", 400, "invalid-parameter",
                        "\"to\""),
                get(INCIDENTS + "?cursor=xyz", 400, "invalid-parameter", "\"cursor\""),
                get(INCIDENTS + "?service=%3F", 400, "invalid-parameter", "\"service\""),
                get(INCIDENTS + "?q=" + "x".repeat(201), 400, "invalid-parameter", "\"q\"", "200"),
                get(INCIDENTS + "?sort=age", 400, "invalid-parameter", "\"sort\"", "cursor"),
                get("/api/v1/similar", 400, "invalid-parameter", "\"text\""),
                get("/api/v1/similar?text=a&limit=51", 400, "invalid-parameter", "\"limit\"", "1 to 50"),
                get("/api/v1/runs/%2e%2e%3bx/y", 400, "invalid-request", "/docs"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyBadRequestIsToldWhatIsWrong(Row row) {
        Http client = http();
        for (int i = 0; i < row.headers().size(); i += 2) {
            client = client.header(row.headers().get(i), row.headers().get(i + 1));
        }

        Reply reply = client.send(row.method(), row.path(), BodyPublishers.ofString(row.body()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(row.status());
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.at("/type")).isEqualTo("/problems/" + row.type());
        assertThat(reply.json().at("/status").asInt()).isEqualTo(row.status());
        assertThat(reply.at("/title")).isNotBlank();
        assertThat(reply.at("/instance")).isEqualTo(row.path().replaceFirst("\\?.*", ""));
        assertThat(reply.at("/detail")).contains(row.detail());
    }

    @Test
    void fieldErrorsNameEachField() {
        Reply reply = http().postJson(INCIDENTS, "{}");

        assertThat(reply.json().at("/errors").valueStream().map(error -> error.at("/field").asString()))
                .containsExactly("title", "service");
    }

    @Test
    void aBodyThatIsStatedToBeTooLargeIsRefused() {
        Reply reply = http().postText(INCIDENTS, "x".repeat(5 * 1024 * 1024 + 1));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.at("/type")).isEqualTo("/problems/body-too-large");
        assertThat(reply.at("/detail")).contains("5120 KiB");
    }

    @Test
    void aBodyOfUnknownLengthIsRefusedOnceItIsTooLarge() {
        for (String type : List.of("text/plain", "application/json")) {
            byte[] large = ("{\"title\":\"" + "x".repeat(20 * 1024 * 1024))
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

            Reply reply = http().header("Content-Type", type).send("POST", INCIDENTS,
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

            assertThat(reply.status()).as(type).isEqualTo(413);
            assertThat(reply.at("/type")).isEqualTo("/problems/body-too-large");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] invalid = {'p', '9', '9', (byte) 0xC3, (byte) 0x28};

        Reply text = http().header("Content-Type", "text/plain").send("POST", INCIDENTS,
                BodyPublishers.ofByteArray(invalid));
        byte[] json = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        Reply object = http().header("Content-Type", "application/json").send("POST", INCIDENTS,
                BodyPublishers.ofByteArray(json));

        assertThat(text.status()).isEqualTo(400);
        assertThat(text.at("/type")).isEqualTo("/problems/not-text");
        assertThat(object.status()).isEqualTo(400);
        assertThat(object.at("/type")).isEqualTo("/problems/not-json");
    }

    @Test
    void everyTypeOfProblemIsExplainedAtItsAddress() {
        for (ProblemType type : ProblemType.values()) {
            Reply reply = http().get(type.uri().toString());
            assertThat(reply.at("/title")).isEqualTo(type.title());
            assertThat(reply.at("/remedy")).isEqualTo(type.remedy());
        }
        assertThat(http().get("/problems").json().at("/items").size()).isEqualTo(ProblemType.values().length);
        assertThat(http().get("/problems/nonsense").status()).isEqualTo(404);
    }

    private static Row json(String name, String body, int status, String type, String... detail) {
        return new Row(name, "POST", INCIDENTS, List.of("Content-Type", "application/json"), body, status, type,
                List.of(detail));
    }

    private static Row text(String name, String path, String body, int status, String type, String... detail) {
        return new Row(name, "POST", path, List.of("Content-Type", "text/plain"), body, status, type, List.of(detail));
    }

    private static Row text(String name, List<String> headers, int status, String type, String... detail) {
        return new Row(name, "POST", INCIDENTS, headers, CONTEXT, status, type, List.of(detail));
    }

    private static Row get(String path, int status, String type, String... detail) {
        return get("GET " + (path.length() > 80 ? path.substring(0, 80) : path), path, List.of(), status, type, detail);
    }

    private static Row get(String name, String path, List<String> headers, int status, String type, String... detail) {
        return new Row(name, "GET", path, headers, "", status, type, List.of(detail));
    }

    private static Row row(String method, String path, int status, String type, String... detail) {
        return new Row(method + " " + path, method, path, List.of(), "", status, type, List.of(detail));
    }
}
