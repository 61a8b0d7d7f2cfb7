package dev.triage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.ReportOfAModel;
import dev.triage.TestDatabase;
import dev.triage.TriageApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import picocli.CommandLine;

/** The commands as a user types them, against a real service. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "triage.llm.presets=false")
@ContextConfiguration(initializers = TestDatabase.class)
class CommandLineTest {

    @LocalServerPort
    private int port;
    @TempDir
    private Path folder = Path.of(".");

    private record Done(int exitCode, String out, String err) {}

    @Test
    void submitPrintsProgressAndTheReport() throws IOException {
        Path incident = Files.writeString(folder.resolve("incident.txt"), ReportOfAModel.CONTEXT);

        Done done = run("submit", incident.toString(), "--service", "cart-api", "--model", "signature");

        assertThat(done.exitCode()).isZero();
        assertThat(done.err()).contains("facts", "analyse", "verify", " ms");
        assertThat(done.out()).startsWith("# ").contains("cart-api", "## Customer impact", "signature · en");
    }

    @Test
    void submitSpeaksChinese() throws IOException {
        Path incident = Files.writeString(folder.resolve("incident.txt"), ReportOfAModel.CONTEXT);

        assertThat(run("submit", incident.toString(), "--lang", "zh").out()).contains("## 摘要", "## 客户影响");
    }

    @Test
    void submitPrintsThePostmortemDraft() throws IOException {
        Path incident = Files.writeString(folder.resolve("incident.txt"), ReportOfAModel.CONTEXT);

        assertThat(run("submit", incident.toString(), "--postmortem").out()).startsWith("# Postmortem: ");
    }

    @Test
    void similarSaysWhenNothingIsNear() {
        Done done = run("similar", "zebra", "crossing", "repainted");

        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).isEqualToIgnoringNewLines("Nothing near enough.");
    }

    @Test
    void refusesAnUnknownModelInOneLineThatNamesTheKnownOnes() throws IOException {
        Path incident = Files.writeString(folder.resolve("incident.txt"), ReportOfAModel.CONTEXT);

        Done done = run("submit", incident.toString(), "--model", "gpt-99");

        assertThat(done.exitCode()).isEqualTo(4);
        assertThat(done.err().strip().lines()).singleElement().asString().startsWith("triage: ").contains("gpt-99",
                "signature");
    }

    @Test
    void refusesWrongUseInOneLineAndSaysWhereToLook() {
        assertThat(run("submit", "--frobnicate", "x")).satisfies(done -> {
            assertThat(done.exitCode()).isEqualTo(2);
            assertThat(done.err().strip().lines()).singleElement().asString().contains("--frobnicate", "--help");
        });
        assertThat(run("submit", folder.resolve("nowhere.txt").toString()).err()).contains("there is no file");
        assertThat(CommandLineTest.execute("similar", "x", "--url", "nonsense").exitCode()).isEqualTo(2);
        assertThat(CommandLineTest.execute("similar", "x", "--url", "http://127.0.0.1:1").exitCode()).isEqualTo(4);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");

        Done done = run("submit", empty.toString());

        assertThat(done.exitCode()).isEqualTo(2);
        assertThat(done.err()).contains("is empty");
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(execute("--help").out()).contains("serve", "submit", "similar", "key", "bench", "Exit codes:");
        assertThat(execute("--version").out()).startsWith("triage ");
    }

    private Done run(String... arguments) {
        String[] withUrl = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        withUrl[arguments.length] = "--url";
        withUrl[arguments.length + 1] = "http://127.0.0.1:" + port;
        return execute(withUrl);
    }

    private static Done execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return new Done(commandLine.execute(arguments), out.toString(), err.toString());
    }
}
