package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ReleasedPromptsTest {

    @Test
    void noReleasedVersionHasChanged() throws IOException {
        Map<String, String> recorded = new YAMLMapper().readValue(Files.readString(Path.of("prompts/released.yaml")),
                new TypeReference<TreeMap<String, String>>() {
                });
        Map<String, String> actual = new TreeMap<>();
        PromptFolders.onClassPath().stream().map(PromptFiles::read).filter(PromptVersion::released)
                .forEach(version -> actual.put(version.name(), version.hash()));
        assertThat(actual)
                .as("A released prompt never changes, for stored runs refer to its words. If this fails for a "
                        + "version that is listed in prompts/released.yaml, take your edit back and make a new version: copy the "
                        + "folder to the next number. If you are releasing a version, add its line (see docs/prompts.md).")
                .isEqualTo(recorded);
    }
}
