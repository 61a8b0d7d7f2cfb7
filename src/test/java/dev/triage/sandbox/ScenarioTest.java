package dev.triage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    private static final Path ALL = Path.of("eval/sandbox");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theScenariosOfTheProjectHaveNoFault() {
        ScenarioFolder scenarios = new ScenarioFolder(ALL);

        assertThat(scenarios.ids()).hasSize(12).contains("checkout-storm", "healthy-control");
        assertThat(scenarios.ids()).allSatisfy(id -> assertThat(scenarios.load(id).id()).isEqualTo(id));
    }

    @Test
    void aFieldThatNobodyKnowsIsNamedWithItsPlace() throws IOException {
        copy("checkout-storm");
        edit("hints:", "hint:");

        assertThatThrownBy(() -> new ScenarioFolder(folder).load("checkout-storm"))
                .isInstanceOf(SandboxException.class).hasMessageContaining("hint")
                .hasMessageContaining("scenario.yaml");
    }

    @Test
    void allFaultsAreListedAtOnce() throws IOException {
        copy("checkout-storm");
        edit("causes: [MISSING_INDEX]", "causes: [MISSING_LINK]");
        edit("statement: checkout, atMost: 100", "statement: basket, atMost: 100");
        Files.writeString(folder.resolve("checkout-storm/traps/kill-only.sql"), "-- trips: something\nSELECT 1;");

        assertThatThrownBy(() -> new ScenarioFolder(folder).load("checkout-storm"))
                .hasMessageContaining("there is no cause MISSING_LINK")
                .hasMessageContaining("there is no workload basket")
                .hasMessageContaining("kill-only.sql begins with");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        copy("checkout-storm");
        Files.delete(folder.resolve("checkout-storm/inject.sql"));

        assertThatThrownBy(() -> new ScenarioFolder(folder).load("checkout-storm"))
                .hasMessageContaining("the file inject.sql is missing");
    }

    @Test
    void anUnknownScenarioIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> new ScenarioFolder(ALL).load("../secrets"))
                .hasMessageContaining("there are checkout-storm");
    }

    @Test
    void aScriptIsSplitAtSemicolonsOutsideOfStringsBodiesAndComments() {
        SqlScript script = SqlScript.of("""
                                        SELECT ';'; -- not here; really
                                        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1; $x$;
                                        /* nor; here */ -- expect: 23505
                                        -- expect: 23505
                                        INSERT INTO t VALUES (1)
                                        """);

        assertThat(script.steps()).hasSize(3);
        assertThat(script.steps()).extracting(SqlScript.Step::expected).containsExactly(null, null, "23505");
    }

    @Test
    void detectIsHalvedBelowTheTopAndASymptomAboveCosts() {
        Scenario scenario = new ScenarioFolder(ALL).load("checkout-storm");
        Submission.Claim cause = new Submission.Claim("MISSING_INDEX", "orders user_id, status created_at");
        Submission.Claim other = new Submission.Claim("DISK_FULL", "");
        Submission.Claim symptom = new Submission.Claim("RETRY_STORM", "");

        assertThat(DetectScoring.of(scenario, List.of(cause)).points()).isEqualTo(40);
        assertThat(DetectScoring.of(scenario, List.of(other, cause)).points()).isEqualTo(20);
        assertThat(DetectScoring.of(scenario, List.of(symptom, cause)).points()).isEqualTo(10);
        assertThat(DetectScoring.of(scenario, List.of(new Submission.Claim("MISSING_INDEX", "orders"))).points())
                .isEqualTo(31);
        assertThat(DetectScoring.of(scenario, List.of(other, other, other, cause)).points()).isZero();
    }

    private void copy(String id) throws IOException {
        try (Stream<Path> files = Files.walk(ALL.resolve(id))) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(id).resolve(ALL.resolve(id).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private void edit(String from, String to) throws IOException {
        Path file = folder.resolve("checkout-storm/scenario.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
