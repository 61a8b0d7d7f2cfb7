package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFolderTest {

    private static final String SOUND = """
                                        title: Exports are late
                                        service: exports
                                        family: queues
                                        language: en
                                        why: A plain one.
                                        severity: SEV3
                                        cause: {code: QUEUE_LAG, entities: [exports]}
                                        mustMention:
                                          - {fact: the lag, any: [lag 900]}
                                        """;
    private static final String CONTEXT = "consumer lag 900, usual 3\nno deployment today\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theCommittedCasesAreSound() {
        assertThat(CaseFolder.read(Path.of("eval/cases")).problems()).isEmpty();
    }

    @Test
    void theCommittedCasesAreManyOfManyKindsAndHalfOfThemHard() {
        List<EvalCase> cases = CaseFolder.load(Path.of("eval/cases"), false);
        List<EvalCase> incidents = cases.stream().filter(one -> one.language().equals("en")).toList();
        assertThat(incidents).hasSizeGreaterThanOrEqualTo(60);
        assertThat(incidents.stream().map(EvalCase::family).distinct()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(incidents.stream().filter(EvalCase::hard).count()).isGreaterThanOrEqualTo(incidents.size() / 2);
        assertThat(cases.stream().filter(one -> one.language().equals("zh") && one.twin() != null))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(incidents.stream().filter(one -> one.expected().abstain())).hasSizeGreaterThanOrEqualTo(4);
        assertThat(incidents.stream().filter(one -> one.expected().nothingWrong())).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aSoundCaseIsReadWhole() throws IOException {
        write("c101", SOUND, CONTEXT);
        EvalCase read = CaseFolder.load(folder, false).getFirst();
        assertThat(read.title()).isEqualTo("Exports are late");
        assertThat(read.expected().mustMention().getFirst().standsIn("The LAG\n900 grew")).isTrue();
        assertThat(read.hash()).hasSize(64);
    }

    @Test
    void everyKindOfProblemIsNamedWithItsPlace() throws IOException {
        write("c101", SOUND.replace("QUEUE_LAG", "QUEUE_LAGG"), CONTEXT);
        write("c102", SOUND + "colour: red\n", CONTEXT + "2");
        write("c103", SOUND.replace("lag 900", "lag 901"), CONTEXT + "3");
        write("c104", SOUND + "traps: [{what: it, regex: '(oops'}]\n", CONTEXT + "4");
        write("c105", SOUND.replace("title: Exports are late\n", ""), CONTEXT + "5");
        write("c106", SOUND, CONTEXT + "5");
        write("queue-lag", SOUND, CONTEXT + "7");
        write("c108", SOUND + "twin: c999\n", CONTEXT + "8");
        write("c109", SOUND + "abstain: true\n", CONTEXT + "9");
        write("c110", SOUND + "ruledOut: [{code: BAD_DEPLOY, quote: no release}]\n", CONTEXT + "10");
        write("c111", SOUND + "severity: SEV4\n", CONTEXT + "11");
        assertThat(CaseFolder.read(folder).problems()).anyMatch(p -> p.contains("\"QUEUE_LAGG\" is not a CauseCode"))
                .anyMatch(p -> p.startsWith("c102/case.yaml: colour is not a field here"))
                .anyMatch(p -> p.startsWith("c103: mustMention \"the lag\""))
                .anyMatch(p -> p.startsWith("c104/case.yaml: traps[0]: regex does not compile"))
                .anyMatch(p -> p.equals("c105/case.yaml: title is missing"))
                .anyMatch(p -> p.equals("c106: context.md is the same as that of c105"))
                .anyMatch(p -> p.startsWith("queue-lag: a case is called"))
                .anyMatch(p -> p.equals("c108: twin c999 does not exist"))
                .anyMatch(p -> p.startsWith("c109/case.yaml: cause must be left out"))
                .anyMatch(p -> p.startsWith("c110: ruledOut BAD_DEPLOY: its quote"))
                .anyMatch(p -> p.startsWith("c111/case.yaml: not YAML at line 10")).hasSizeGreaterThanOrEqualTo(11);
        assertThatThrownBy(() -> CaseFolder.load(folder, false)).isInstanceOf(EvalException.class);
    }

    @Test
    void twinsMustAgree() throws IOException {
        write("c101", SOUND + "twin: c101-zh\n", CONTEXT);
        write("c101-zh", SOUND.replace("SEV3", "SEV2") + "twin: c101\n", CONTEXT + "zh");
        assertThat(CaseFolder.read(folder).problems()).contains(
                "c101: severity differs from its twin c101-zh: SEV3 and SEV2",
                "c101: language is that of its twin c101-zh");
    }

    @Test
    void aHeldOutFolderIsRefusedUnlessAskedFor() throws IOException {
        folder = folder.resolve("held-out");
        write("c101", SOUND, CONTEXT);
        assertThatThrownBy(() -> CaseFolder.load(folder, false)).hasMessageContaining("--held-out");
        assertThat(CaseFolder.load(folder, true)).extracting(EvalCase::id).isEqualTo(List.of("c101"));
    }

    private void write(String id, String yaml, String context) throws IOException {
        Path at = Files.createDirectories(folder.resolve(id));
        Files.writeString(at.resolve("case.yaml"), yaml);
        Files.writeString(at.resolve("context.md"), context);
    }
}
