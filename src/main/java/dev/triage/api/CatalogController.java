package dev.triage.api;

import dev.triage.llm.LlmClient;
import dev.triage.llm.Price;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptVersion;
import dev.triage.triage.RunChoices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a run may be asked to use. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Choices")
class CatalogController {

    private static final String SIGNATURE = "signature";

    private final PromptCatalog prompts;
    private final LlmClient llm;
    private final RunChoices choices;

    CatalogController(PromptCatalog prompts, LlmClient llm, RunChoices choices) {
        this.prompts = prompts;
        this.llm = llm;
        this.choices = choices;
    }

    /**
     * A model that a run may ask.
     *
     * @param price dollars for a million tokens; null when nobody has configured it
     * @param languages tags it may answer in; empty means any
     */
    record Model(String name, boolean isDefault, String provider, @Nullable String modelId,
            @Nullable Integer contextWindowTokens, @Nullable Integer maxOutputTokens, @Nullable Price price,
            List<String> languages) {

        Model {
            languages = List.copyOf(languages);
        }
    }

    /**
     * A prompt version that a run may use.
     *
     * @param released released versions never change; only they may be the default
     * @param hash SHA-256 over the names and contents of its files, hexadecimal
     */
    record Prompt(String name, boolean isDefault, String description, List<String> changelog, boolean released,
            String hash) {

        Prompt {
            changelog = List.copyOf(changelog);
        }

        static Prompt of(PromptVersion version, String byDefault) {
            return new Prompt(version.name(), version.name().equals(byDefault), version.description(),
                    version.changelog(), version.released(), version.hash());
        }
    }

    /** A list with one page. */
    record Listing<T>(List<T> items, @Nullable String nextCursor) {

        Listing {
            items = List.copyOf(items);
        }
    }

    @GetMapping("/models")
    @Operation(summary = "List the models",
            description = "\"signature\" is the deterministic analyst: it needs no key and costs nothing.")
    Listing<Model> models() {
        List<Model> models = new ArrayList<>();
        models.add(new Model(SIGNATURE, choices.defaultModel().equals(SIGNATURE), "built-in", null, null, null, null,
                List.of("en", "zh")));
        llm.models().forEach(model -> models.add(new Model(model.name().value(),
                choices.defaultModel().equals(model.name().value()), model.provider(), model.modelId(),
                model.contextWindowTokens(), model.maxOutputTokens(), model.price(), model.languages())));
        return new Listing<>(models, null);
    }

    @GetMapping("/prompts")
    @Operation(summary = "List the prompt versions")
    Listing<Prompt> prompts() {
        String byDefault = choices.defaultPrompt();
        return new Listing<>(prompts.versions().stream().map(version -> Prompt.of(version, byDefault)).toList(), null);
    }
}
