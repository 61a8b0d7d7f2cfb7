package dev.triage.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import dev.triage.TestHttp;
import dev.triage.TriageApplication;
import dev.triage.runbook.Runbooks;
import dev.triage.security.ApiKeys;
import dev.triage.security.Role;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Initialise, list the tools, call each, with the right key and with wrong ones. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"triage.llm.presets=false", "triage.llm.embedding-warm-up=false",
                "triage.security.bootstrap-key=bootstrap-key-for-tests-only",
                "triage.outbox.public-url=https://triage.example.com"})
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class McpTest {

    private static final String INITIALIZE = """
                                             {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
                                              "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";
    private static final String CONTEXT = """
                                          02:10 deployed orders-api v4.2.0
                                          02:16 FATAL: sorry, too many clients already
                                          02:17 connections 500 / 500, password=hunter2secret""";

    @LocalServerPort
    private int port;
    @Autowired
    private ApiKeys keys;
    @Autowired
    private Runbooks runbooks;

    private String writer = "";
    private String reader = "";

    @BeforeAll
    void prepare() {
        writer = keys.create("agent", Role.WRITE).secret();
        reader = keys.create("looker", Role.READ).secret();
        runbooks.add("connections", "# Connection exhaustion\n\n## Too many clients already\n\nCancel first: run"
                + " pg_cancel_backend before pg_terminate_backend when there are too many clients already.", "test");
    }

    @Test
    void theToolsAreDescribedForTheModelThatChoosesAmongThem() {
        try (McpSyncClient client = client(reader)) {
            McpSchema.InitializeResult hello = client.initialize();
            assertThat(hello.serverInfo().name()).isEqualTo("incident-triage");
            assertThat(client.getServerInstructions()).contains("triage_incident");
            assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).containsExactlyInAnyOrder(
                    "triage_incident", "get_report", "find_similar_incidents", "search_runbooks");
            assertThat(client.listTools().tools()).allSatisfy(tool -> {
                assertThat(tool.description()).hasSizeGreaterThan(80);
                assertThat(tool.inputSchema().properties()).isNotEmpty();
                assertThat(tool.inputSchema().additionalProperties()).isFalse();
            });
        }
    }

    @Test
    void anIncidentIsTriagedAndItsReportReadAgain() {
        try (McpSyncClient client = client(writer)) {
            client.initialize();
            McpSchema.CallToolResult triaged = call(client, "triage_incident",
                    Map.of("text", CONTEXT, "title", "Orders fail", "service", "orders-api", "idempotency_key", "k1"));

            assertThat(triaged.isError()).as(text(triaged)).isFalse();
            assertThat(text(triaged)).startsWith("# Orders fail").contains("too many clients")
                    .doesNotContain("hunter2secret");
            JsonNode data = data(triaged);
            assertThat(data.at("/status").asString()).isEqualTo("VERIFIED");
            assertThat(data.at("/page").asString()).startsWith("https://triage.example.com/incidents/");
            McpSchema.CallToolResult again = call(client, "get_report",
                    Map.of("incident_id", data.at("/incident_id").asString()));
            assertThat(text(again)).isEqualTo(text(triaged));
            McpSchema.CallToolResult repeated = call(client, "triage_incident",
                    Map.of("text", CONTEXT, "title", "Orders fail", "service", "orders-api", "idempotency_key", "k1"));
            assertThat(data(repeated).at("/incident_id")).isEqualTo(data.at("/incident_id"));
            McpSchema.CallToolResult similar = call(client, "find_similar_incidents",
                    Map.of("text", "too many clients already, connections 500 / 500"));
            assertThat(text(similar)).contains("Orders fail");
        }
    }

    @Test
    void runbooksAreSearchedWithAReadersKey() {
        try (McpSyncClient client = client(reader)) {
            client.initialize();
            McpSchema.CallToolResult found = call(client, "search_runbooks",
                    Map.of("text", "too many clients already"));

            assertThat(found.isError()).isFalse();
            assertThat(text(found)).contains("Connection exhaustion / Too many clients already", "Cancel first");
        }
    }

    @Test
    void troubleIsToldAsAnErrorOfTheToolThatSaysWhatToDo() {
        try (McpSyncClient client = client(reader)) {
            client.initialize();
            assertTrouble(call(client, "triage_incident", Map.of("text", CONTEXT)), "role WRITE");
            assertTrouble(call(client, "get_report", Map.of("incident_id", "4711")), "is an id such as");
            assertTrouble(call(client, "get_report",
                    Map.of("incident_id", "00000000-0000-4000-8000-000000000000")), "no incident");
            assertTrouble(call(client, "find_similar_incidents", Map.of()), "Give \"text\"");
            assertTrouble(call(client, "search_runbooks", Map.of("text", "x", "limit", 99)), "from 1 to 20");
        }
        try (McpSyncClient client = client(writer)) {
            client.initialize();
            assertTrouble(call(client, "triage_incident", Map.of("text", " ")), "\"text\" is missing");
            assertTrouble(call(client, "triage_incident", Map.of("text", CONTEXT, "model", "gpt-9")), "known are");
            assertTrouble(call(client, "triage_incident", Map.of("text", CONTEXT, "sevice", "x")), "no argument");
        }
    }

    @Test
    void withoutAKeyOrWithAWrongOneNobodyComesIn() {
        TestHttp bare = new TestHttp(port).header("Accept", "application/json, text/event-stream");

        assertThat(bare.postJson("/mcp", INITIALIZE).status()).isEqualTo(401);
        assertThat(
                bare.header("Authorization", "Bearer triage_" + "x".repeat(43)).postJson("/mcp", INITIALIZE).status())
                .isEqualTo(401);
        assertThat(bare.header("Authorization", "Bearer " + reader).postJson("/mcp", INITIALIZE).status())
                .isEqualTo(200);
        try (McpSyncClient client = client("wrong")) {
            assertThatThrownBy(client::initialize).isNotNull();
        }
    }

    private McpSyncClient client(String key) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + port).endpoint("/mcp")
                .customizeRequest(request -> request.header("Authorization", "Bearer " + key)).build())
                .requestTimeout(Duration.ofSeconds(60)).initializationTimeout(Duration.ofSeconds(20)).build();
    }

    private static McpSchema.CallToolResult call(McpSyncClient client, String tool, Map<String, Object> arguments) {
        return client.callTool(new McpSchema.CallToolRequest(tool, arguments));
    }

    private static void assertTrouble(McpSchema.CallToolResult result, String says) {
        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains(says);
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    private static JsonNode data(McpSchema.CallToolResult result) {
        return new JsonMapper().valueToTree(result.structuredContent());
    }
}
