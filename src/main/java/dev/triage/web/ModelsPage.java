package dev.triage.web;

import dev.triage.llm.LlmClient;
import dev.triage.llm.ModelInfo;
import dev.triage.llm.Price;
import dev.triage.prompt.PromptCatalog;
import dev.triage.triage.RunUsageRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Models and prompt versions: what there is, how often it was used, how that went, what it cost. */
@Controller
class ModelsPage {

    private final LlmClient llm;
    private final PromptCatalog prompts;
    private final Choices choices;
    private final RunUsageRepository usage;

    ModelsPage(LlmClient llm, PromptCatalog prompts, Choices choices, RunUsageRepository usage) {
        this.llm = llm;
        this.prompts = prompts;
        this.choices = choices;
        this.usage = usage;
    }

    /** A model; the built-in analyst has no provider. */
    record Row(String name, @Nullable String provider, String modelId, @Nullable String price) {

        static Row of(String name, List<ModelInfo> models) {
            return models.stream().filter(model -> model.name().value().equals(name)).findFirst()
                    .map(model -> new Row(name, model.provider(), model.modelId(), price(model.price())))
                    .orElse(new Row(name, null, "", null));
        }

        private static @Nullable String price(@Nullable Price price) {
            return price == null ? null : "$" + price.inputPerMillion() + " / $" + price.outputPerMillion();
        }
    }

    @GetMapping("/models")
    String show(Model model) {
        List<ModelInfo> known = llm.models();
        model.addAttribute("models", choices.models().stream().map(name -> Row.of(name, known)).toList());
        model.addAttribute("prompts", prompts.versions());
        model.addAttribute("choices", choices);
        model.addAttribute("byModel", usage.byModel());
        model.addAttribute("byPrompt", usage.byPrompt());
        return "models";
    }
}
