package dev.triage.api;

import dev.triage.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** One service for all tests of the API, on a port and a database of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "triage.runs.queue-capacity=" + ApiTest.QUEUE_CAPACITY, "triage.api.heartbeat=200ms",
        "triage.llm.presets=false",
        "triage.llm.embedding-warm-up=false", "triage.llm.models[0].name=priced",
        "triage.llm.models[0].provider=openai", "triage.llm.models[0].model-id=any",
        "triage.llm.models[0].api-key=never-shown", "triage.llm.models[0].base-url=http://127.0.0.1:9/v1",
        "triage.llm.models[0].input-price-per-million=0.27", "triage.llm.models[0].output-price-per-million=1.10",
        "triage.llm.models[1].name=unpriced", "triage.llm.models[1].provider=openai",
        "triage.llm.models[1].model-id=any", "triage.llm.models[1].api-key=never-shown",
        "triage.llm.models[1].base-url=http://127.0.0.1:9/v1"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(ApiTest.Fakes.class)
abstract class ApiTest {

    static final int QUEUE_CAPACITY = 12;

    static final String CONTEXT = """
                                  02:10 deployed orders-api v4.2.0
                                  02:15 p99 latency of orders-api from 120ms to 4.8s
                                  02:16 FATAL: sorry, too many clients already
                                  02:17 connections 500 / 500
                                  """;

    @LocalServerPort
    private int port;

    @Autowired
    HeldEmbedder embedder;

    /** Takes the place of the neural embedder, which these tests do not need. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {

        @Bean
        @Primary
        HeldEmbedder heldEmbedder() {
            return new HeldEmbedder();
        }
    }

    Http http() {
        return new Http(port);
    }

    /** The run of a new incident, finished. */
    Reply finishedRun(String title) {
        return http().header("Prefer", "wait=30").postJson("/api/v1/incidents", incident(title, CONTEXT));
    }

    static String incident(String title, String context) {
        return Http.json(java.util.Map.of("title", title, "service", "orders-api", "context", context));
    }

}
