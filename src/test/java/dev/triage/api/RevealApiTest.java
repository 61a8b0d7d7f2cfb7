package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who sees what: placeholders everywhere, originals for callers with the right. */
@TestPropertySource(properties = {"triage.security.bootstrap-key=" + RevealApiTest.ADMIN,
        "triage.vault.key=cmV2ZWFsLWFwaS10ZXN0LWtleS0zMi1ieXRlcy1sb24=",
        "triage.redaction.customers=acct-########"})
class RevealApiTest extends ApiTest {

    static final String ADMIN = "bootstrap-key-for-tests-only";

    private static final String PERSONAL = """
                                           02:10 deployed orders-api v4.2.0 with driver 10.4.1.2
                                           02:15 p99 latency of orders-api from 120ms to 4.8s
                                           02:16 FATAL: sorry, too many clients already on db-1.internal (10.20.30.40:5432), not 10.20.30.41
                                           02:17 connections 500 / 500, told bob.meyer@example.org, call +49 30 1234567
                                           02:18 customer acct-00012345 waits; DB_PASSWORD=hunter2hunter2
                                           """;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void placeholdersAreTheSameInAllPartsAndRunsAndOnlyTheRightSeesWhatTheyStandFor() {
        Reply run = as(ADMIN).header("Prefer", "wait=30").postJson("/api/v1/incidents",
                Http.json(Map.of("title", "10.20.30.41 is slow", "service", "orders-api", "symptoms",
                        "bob.meyer@example.org says so", "labels", Map.of("instance", "10.20.30.40:9100"), "context",
                        PERSONAL)));
        assertThat(run.status()).as(run.body()).isEqualTo(200);
        String incident = run.at("/links/incident");
        String reader = key(false);
        String revealing = key(true);

        Reply hidden = as(reader).get(incident);
        Reply shown = as(revealing).get(incident);

        assertThat(hidden.at("/title")).isEqualTo("<ip-2> is slow");
        assertThat(hidden.at("/symptoms")).isEqualTo("<email-1> says so");
        assertThat(hidden.at("/labels/instance")).isEqualTo("<ip-1>:9100");
        assertThat(hidden.at("/context")).contains("driver 10.4.1.2", "on <host-1> (<ip-1>:5432), not <ip-2>",
                "told <email-1>",
                "call <phone-1>", "customer <customer-1> waits", "DB_PASSWORD=[redacted:password]");
        assertThat(shown.at("/context")).contains("db-1.internal (10.20.30.40:5432)", "bob.meyer@example.org",
                "+49 30 1234567", "acct-00012345").doesNotContain("hunter2");
        assertThat(as(reader).get(incident + "/report.md").body()).doesNotContain("10.20.30.4", "bob.meyer");
        assertThat(as(revealing).get(incident + "/report.md").body()).contains("10.20.30.41 is slow");
        assertThat(as(reader).get(run.at("/links/run")).body()).doesNotContain("10.20.30.4", "bob.meyer");
        assertThat(as(ADMIN).get(run.at("/links/run")).at("/report/title")).isEqualTo("10.20.30.41 is slow");

        Reply again = as(ADMIN).header("Prefer", "wait=30").postJson(incident + "/runs",
                Http.json(Map.of("addedContext", "02:30 10.20.30.40 is back, 10.99.0.1 is not")));
        assertThat(as(reader).get(again.at("/links/run")).at("/addedContext"))
                .isEqualTo("02:30 <ip-1> is back, <ip-3> is not");
        assertThat(as(revealing).get(again.at("/links/run")).at("/addedContext"))
                .isEqualTo("02:30 10.20.30.40 is back, 10.99.0.1 is not");
        theDatabaseHoldsNoneOfIt();
    }

    private void theDatabaseHoldsNoneOfIt() {
        for (String table : jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query(String.class).list()) {
            assertThat(jdbc.sql("SELECT count(*) FROM " + table
                    + " t WHERE t::text ~ '10\\.20\\.30\\.4|10\\.99\\.0\\.1|bob\\.meyer|1234567|00012345|hunter2|db-1\\.internal'")
                    .query(Integer.class).single()).as(table).isZero();
        }
    }

    private String key(boolean reveal) {
        Reply made = as(ADMIN).postJson("/api/v1/keys",
                Http.json(Map.of("name", "k" + UUID.randomUUID(), "role", "READ", "reveal", reveal)));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.at("/key");
    }

    private Http as(String key) {
        return http().header("Authorization", "Bearer " + key);
    }
}
