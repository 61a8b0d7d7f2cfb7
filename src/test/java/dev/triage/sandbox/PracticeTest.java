package dev.triage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a keeper in a process of its own, as people have it. */
class PracticeTest {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final SandboxHome home = SandboxHome.at(Path.of("target/sandbox"));
    private final ScenarioFolder scenarios = new ScenarioFolder(Path.of("eval/sandbox"));
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void everyClusterIsGone() {
        try {
            assertThat(RunFolder.all(home)).isEmpty();
        } finally {
            started.forEach(PracticeTest::kill);
            Practice.sweep(home);
        }
    }

    @Test
    void aPersonIsHintedMendsInASessionOfTheirOwnAndIsScored() throws IOException, SQLException {
        Scenario scenario = scenarios.load("connection-leak");
        keeper(scenario.id());
        await(() -> !Practice.all(home).isEmpty());
        Practice run = Practice.find(home, "");
        Endpoint endpoint = RunFolder.endpoint(run.folder(), RunFolder.read(run.folder()).orElseThrow());

        assertThat(run.hint(scenario)).isEqualTo(scenario.spec().hints().get(0));
        assertThat(run.hint(scenario)).isEqualTo(scenario.spec().hints().get(1));
        assertThat(run.context()).contains("leaky_svc");
        assertThatThrownBy(() -> Db.open(endpoint, Endpoint.APP, Endpoint.RESPONDER, "psql"))
                .hasMessageContaining("remaining connection slots");
        try (Db psql = Db.reserved(endpoint, "psql")) {
            psql.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'leaky_svc'");
        }
        SandboxRun judged = run.submit("-- cause: CONNECTION_LEAK\n-- entities: leaky_svc");

        assertThat(judged.score().total()).as("%s", judged.score()).isEqualTo(100);
        run.stop();
        assertThatThrownBy(() -> Practice.find(home, "")).hasMessageContaining("no scenario is under way");
    }

    @Test
    void whatAKilledKeeperLeavesIsGoneAfterTheNextStart() throws IOException {
        Process ready = keeper("healthy-control");
        await(() -> !Practice.all(home).isEmpty());
        Path folder = Practice.find(home, "").folder();
        Endpoint endpoint = RunFolder.endpoint(folder, RunFolder.read(folder).orElseThrow());
        kill(ready);
        Process starting = keeper("sequence-exhausted");
        await(() -> RunFolder.all(home).stream().anyMatch(each -> each.toString().contains("sequence-exhausted")));
        kill(starting);

        assertThat(Practice.all(home)).isEmpty();
        try (Sandbox next = Sandbox.start(home, scenarios.load("healthy-control"))) {
            assertThat(RunFolder.all(home)).containsExactly(next.cluster().folder());
            assertThat(Practice.others(home)).singleElement().asString().doesNotContain("left behind");
        }
        assertThatThrownBy(() -> Db.admin(endpoint, Endpoint.APP)).isInstanceOf(SandboxException.class);
    }

    private Process keeper(String id) throws IOException {
        Process keeper = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        "dev.triage.cli.Main", "sandbox", "keep", id, "--home", home.path().toString()))
                .redirectErrorStream(true).redirectOutput(Path.of("target/keeper-" + id + ".log").toFile()).start();
        started.add(keeper);
        return keeper;
    }

    /** SIGKILL: nothing in the process can clear up after itself. */
    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void await(BooleanSupplier met) {
        long start = System.nanoTime();
        while (!met.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("nothing happened").isLessThan(PATIENCE_NANOS);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
