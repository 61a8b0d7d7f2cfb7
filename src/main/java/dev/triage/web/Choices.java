package dev.triage.web;

import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptVersion;
import dev.triage.triage.RunChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/** What forms offer for a run: models, prompt versions, languages. */
@Component
public class Choices {

    private final RunChoices runs;
    private final PromptCatalog prompts;

    Choices(RunChoices runs, PromptCatalog prompts) {
        this.runs = runs;
        this.prompts = prompts;
    }

    /** Names of the models, the built-in analyst first. */
    public List<String> models() {
        return runs.models();
    }

    /** The model that is asked when nobody chooses. */
    public String defaultModel() {
        return runs.defaultModel();
    }

    /** Names of the prompt versions. */
    public List<String> prompts() {
        return prompts.versions().stream().map(PromptVersion::name).toList();
    }

    /** The prompt version that is used when nobody chooses. */
    public String defaultPrompt() {
        return runs.defaultPrompt();
    }

    /** Languages that are offered; a model may be asked for any other by its tag. */
    public List<String> languages() {
        return List.of("en", "zh", "ja", "de", "fr", "es", "pt-BR", "ko");
    }
}
