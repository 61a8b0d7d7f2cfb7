package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PromptCatalogTest {

    private static final String MANIFEST = """
                                           description: One sentence.
                                           changelog: [First version.]
                                           released: true
                                           parameters: {temperature: 0.5, maxOutputTokens: 2000}
                                           """;
    private static final String USER = """
                                       key {{fence}}
                                       {{incident}}
                                       {{facts}}
                                       {{context}}
                                       {{leftOut}}
                                       {{similar}}
                                       {{runbooks}}
                                       """;
    private static final String SYSTEM = "Answer in {{language}} by {{schema}}.\n";

    @Test
    void offersTheVersionsThatComeWithTheApplicationOldestFirst() {
        PromptCatalog catalog = new PromptCatalog(PromptFolders.onClassPath().stream().map(PromptFiles::read).toList(),
                null);
        assertThat(catalog.versions()).extracting(PromptVersion::name).startsWith("v1", "v2");
        assertThat(catalog.find("v1")).isPresent();
        assertThat(catalog.find("v0")).isEmpty();
    }

    @Test
    void takesTheNewestReleasedVersionByNumberUnlessOneIsPreferred() {
        List<PromptVersion> versions = List.of(version("v10", true), version("v9", true), version("v11", false));
        assertThat(new PromptCatalog(versions, null).defaultVersion().name()).isEqualTo("v10");
        assertThat(new PromptCatalog(versions, "v11").defaultVersion().name()).isEqualTo("v11");
    }

    @Test
    void refusesADefaultThatDoesNotExistAndNamesThoseThatDo() {
        List<PromptVersion> versions = List.of(version("v1", true), version("v2", true));
        assertThatThrownBy(() -> new PromptCatalog(versions, "v7")).isInstanceOf(InvalidPromptException.class)
                .hasMessage("triage.prompts.default names v7, which does not exist; choose one of v1, v2");
    }

    @Test
    void refusesTwoVersionsOfOneName() {
        List<PromptVersion> versions = List.of(version("v1", true), version("v1", true));
        assertThatThrownBy(() -> new PromptCatalog(versions, null)).hasMessageContaining("v1 exists twice")
                .hasMessageContaining("v1-custom");
    }

    @Test
    void refusesToRunWithoutAReleasedVersion() {
        assertThatThrownBy(() -> new PromptCatalog(List.of(version("v1", false)), null))
                .hasMessageContaining("set released: true");
    }

    @Test
    void readsAVersionWithItsParameters() {
        PromptVersion version = files(Map.of()).read();
        assertThat(version.parameters()).isEqualTo(new PromptParameters(0.5, 2000));
        assertThat(version.changelog()).containsExactly("First version.");
        assertThat(version.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void hashesNamesAndContentsButNotTheKindOfLineEnds() {
        String hash = files(Map.of()).read().hash();
        assertThat(files(Map.of("system.md", SYSTEM.replace("\n", "\r\n"))).read().hash()).isEqualTo(hash);
        assertThat(files(Map.of("system.md", SYSTEM + " ")).read().hash()).isNotEqualTo(hash);
        String first = files(Map.of("system.md", SYSTEM + "{{examples}}", "examples/a.md", "x")).read().hash();
        String second = files(Map.of("system.md", SYSTEM + "{{examples}}", "examples/b.md", "x")).read().hash();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void namesTheFileAndTheRemedyForEverythingThatIsWrong() {
        Map<Map<String, String>, String> expected = new LinkedHashMap<>();
        expected.put(Map.of("system.md", ""), "own/v1/system.md is missing; create it (see docs/prompts.md)");
        expected.put(Map.of("notes.txt", "x"), "own/v1/notes.txt does not belong here; allowed are prompt.yaml, "
                + "system.md, user.md and examples/*.md");
        expected.put(Map.of("prompt.yaml", "description: [unclosed"),
                "own/v1/prompt.yaml is not valid YAML; correct it");
        expected.put(Map.of("prompt.yaml", "just words"), "own/v1/prompt.yaml: the file must be a list of keys");
        expected.put(Map.of("prompt.yaml", MANIFEST + "mood: good\n"),
                "own/v1/prompt.yaml: unknown key mood; known are "
                        + "changelog, description, parameters, released");
        expected.put(Map.of("prompt.yaml", MANIFEST.replace("0.5", "0.5, topK: 3")),
                "own/v1/prompt.yaml: unknown parameter topK; known are maxOutputTokens, temperature");
        expected.put(Map.of("prompt.yaml", MANIFEST.replace("0.5", "3")),
                "own/v1/prompt.yaml: temperature must be a number from 0 to 2; correct it");
        expected.put(Map.of("prompt.yaml", MANIFEST.replace("2000", "many")),
                "own/v1/prompt.yaml: parameters.maxOutputTokens must be a whole number");
        expected.put(Map.of("prompt.yaml", MANIFEST.replace("released: true\n", "")),
                "own/v1/prompt.yaml: released is missing; add it");
        expected.put(Map.of("prompt.yaml", MANIFEST.replace("[First version.]", "First")),
                "own/v1/prompt.yaml: changelog must be a list of sentences");
        expected.put(Map.of("user.md", USER + "{{weather}}"),
                "own/v1/user.md has an unknown slot {{weather}}; allowed are");
        expected.put(Map.of("system.md", SYSTEM + "{{context}}"), "own/v1/system.md has an unknown slot {{context}}");
        expected.put(Map.of("user.md", USER.replace("{{context}}\n", "")), "own/v1/user.md lacks {{context}}; add it");
        expected.put(Map.of("user.md", USER.replace("{{context}}", "see {{context}}")),
                "own/v1/user.md must have {{context}} once, on a line of its own; move it there");
        expected.put(Map.of("system.md", "Answer in {{language}}."), "own/v1/system.md lacks {{schema}}");
        expected.put(Map.of("system.md", SYSTEM + "{{examples}}"), "own/v1/examples/ is empty");
        expected.put(Map.of("examples/one.md", "x"), "own/v1/system.md lacks {{examples}}");
        expected.forEach((change, message) -> assertThatThrownBy(() -> files(change).read()).as("%s", change)
                .isInstanceOf(InvalidPromptException.class).hasMessageStartingWith(message));
    }

    @Test
    void refusesAFolderThatIsNotNamedLikeAVersion() {
        assertThatThrownBy(() -> new PromptFiles("own/best", "best", files(Map.of()).contents()).read())
                .hasMessage("own/best is not a version; name the folder v and a number, such as v3 or v3-acme");
    }

    /** The files of a valid version with some replaced; an empty replacement removes the file. */
    private static PromptFiles files(Map<String, String> changes) {
        TreeMap<String, String> texts = new TreeMap<>(
                Map.of("prompt.yaml", MANIFEST, "system.md", SYSTEM, "user.md", USER));
        texts.putAll(changes);
        texts.values().removeIf(String::isEmpty);
        TreeMap<String, byte[]> contents = new TreeMap<>();
        texts.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new PromptFiles("own/v1", "v1", contents);
    }

    private static PromptVersion version(String name, boolean released) {
        return new PromptVersion(name, "d", List.of("c"), new PromptParameters(0, 1000), released, "0".repeat(64),
                SYSTEM,
                USER, List.of());
    }
}
