package dev.triage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against real clusters, which each test makes and removes. */
class SandboxTest {

    private final SandboxHome home = SandboxHome.at(Path.of("target/sandbox"));
    private final ScenarioFolder scenarios = new ScenarioFolder(Path.of("eval/sandbox"));

    @AfterEach
    void everyClusterIsGone() {
        assertThat(RunFolder.all(home)).isEmpty();
    }

    @Test
    void theScorerTellsTheRightFixFromNothingAndFromTraps() {
        List<SelfTest.Finding> findings = new SelfTest(home, scenarios, Duration.ofSeconds(1), 2)
                .run(List.of("idle-in-transaction"), finding -> {});

        assertThat(findings).hasSize(4).allSatisfy(finding -> assertThat(finding.met()).as("%s", finding).isTrue());
    }

    @Test
    void theCollectedContextNamesTheFaultAndHidesTheSandbox() {
        try (Sandbox sandbox = Sandbox.start(home, scenarios.load("idle-in-transaction"))) {
            assertThat(sandbox.context()).contains("batch_worker", "idle in transaction", "blocked by pid", "# Deploys")
                    .doesNotContain("app=sandbox", "triage.sandbox", "not available");
        }
    }

    @Test
    void aServerThatTheSandboxDidNotMakeIsRefused() {
        try (Sandbox sandbox = Sandbox.start(home, scenarios.load("healthy-control"))) {
            Endpoint real = sandbox.endpoint();
            Endpoint other = new Endpoint(real.port(), "another marker", real.adminPassword(), real.rolePassword());

            assertThatThrownBy(() -> Db.open(other, Endpoint.APP, Endpoint.ADMIN, "sandbox"))
                    .isInstanceOf(SandboxException.class).hasMessageContaining("was not made by this sandbox");
        }
    }

    @Test
    void theResponderIsNoSuperuser() throws SQLException {
        try (Sandbox sandbox = Sandbox.start(home, scenarios.load("healthy-control"))) {
            assertThat(sandbox.responder().value("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(sandbox.responder().run("ALTER ROLE shop_app SUPERUSER").sqlState()).isEqualTo("42501");
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtTheNextStart() {
        Cluster left = Cluster.start(home, scenarios.load("healthy-control"), "healthy-control-999999999-1");

        assertThat(RunFolder.sweep(home)).isEqualTo(1);

        assertThat(RunFolder.all(home)).isEmpty();
        assertThatThrownBy(() -> Db.admin(left.endpoint(), Endpoint.APP)).isInstanceOf(SandboxException.class);
    }
}
