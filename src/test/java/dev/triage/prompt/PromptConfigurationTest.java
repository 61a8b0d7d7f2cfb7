package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PromptConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(PromptConfiguration.class);

    @Test
    void offersTheNewestReleasedVersionByDefault() {
        runner.run(context -> {
            PromptCatalog catalog = context.getBean(PromptCatalog.class);
            assertThat(catalog.defaultVersion().released()).isTrue();
            assertThat(context).hasSingleBean(PromptRenderer.class);
        });
    }

    @Test
    void takesTheDefaultFromThePropertyAndAddsVersionsFromAFolder(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("v2-acme"));
        for (String file : new String[]{"prompt.yaml", "system.md", "user.md"}) {
            Files.copy(Path.of("prompts/v1", file), own.resolve(file));
        }
        runner.withPropertyValues("triage.prompts.folder=" + folder, "triage.prompts.default=v1").run(context -> {
            PromptCatalog catalog = context.getBean(PromptCatalog.class);
            assertThat(catalog.find("v2-acme")).isPresent();
            assertThat(catalog.defaultVersion().name()).isEqualTo("v1");
        });
    }

    @Test
    void doesNotStartOnAFolderThatIsMissingOrEmptyAndSaysWhatToDo(@TempDir Path folder) {
        runner.withPropertyValues("triage.prompts.folder=" + folder.resolve("absent"))
                .run(context -> assertThat(context)
                        .getFailure().rootCause()
                        .hasMessageContaining("absent, which is not a folder; create it or remove"));
        runner.withPropertyValues("triage.prompts.folder=" + folder).run(context -> assertThat(context).getFailure()
                .rootCause().hasMessageContaining("holds no version; add a folder such as v3"));
    }
}
