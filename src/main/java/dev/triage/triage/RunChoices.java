package dev.triage.triage;

import dev.triage.llm.LlmClient;
import dev.triage.llm.ModelInfo;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptVersion;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was asked for into a model, a prompt version and a language that exist. */
@Component
public class RunChoices {

    private static final List<String> SIGNATURE_LANGUAGES = List.of("en", "zh");
    private static final String DEFAULT_LANGUAGE = "en";

    private final LlmClient llm;
    private final PromptCatalog prompts;
    private final RunDefaults defaults;

    RunChoices(LlmClient llm, PromptCatalog prompts, RunDefaults defaults) {
        this.llm = llm;
        this.prompts = prompts;
        this.defaults = defaults;
        RunDefault configured = defaults.configured();
        check(new RunRequest(configured.model(), configured.promptVersion(), null)).ifPresent(unknown -> {
            throw new IllegalStateException("triage.runs.model is \"%s\", which is not configured. Known: %s"
                    .formatted(unknown.value(), unknown.known()));
        });
    }

    /** The request with the current default in place of what it leaves open. */
    RunRequest complete(RunRequest request) {
        if (!isBlank(request.model()) && !isBlank(request.promptVersion())) {
            return request;
        }
        RunDefault now = defaults.current();
        return new RunRequest(isBlank(request.model()) ? now.model() : request.model(),
                isBlank(request.promptVersion()) ? now.promptVersion() : request.promptVersion(), request.language());
    }

    /** The first choice that does not exist, if there is one. */
    public Optional<Acceptance.Unknown> check(RunRequest request) {
        String model = model(request);
        if (!models().contains(model)) {
            return Optional.of(new Acceptance.Unknown("model", model, models()));
        }
        String prompt = promptVersion(request);
        if (prompts.find(prompt).isEmpty()) {
            return Optional.of(new Acceptance.Unknown("promptVersion", prompt,
                    prompts.versions().stream().map(PromptVersion::name).toList()));
        }
        String language = languageAsked(request);
        List<String> languages = languages(model);
        if (tag(language) == null || !languages.isEmpty() && !languages.contains(primary(language))) {
            return Optional.of(new Acceptance.Unknown("language", language,
                    languages.isEmpty() ? List.of("any BCP 47 tag, such as en, zh or pt-BR") : languages));
        }
        return Optional.empty();
    }

    /** All names that a request may give as its model. */
    public List<String> models() {
        List<String> names = new ArrayList<>();
        names.add(Analysts.SIGNATURE);
        llm.models().forEach(model -> names.add(model.name().value()));
        return List.copyOf(names);
    }

    /** The model of requests that name none. */
    public String defaultModel() {
        return defaults.current().model();
    }

    /** The prompt version of requests that name none. */
    public String defaultPrompt() {
        return defaults.current().promptVersion();
    }

    String model(RunRequest request) {
        String model = request.model();
        return model == null || model.isBlank() ? defaultModel() : model;
    }

    String promptVersion(RunRequest request) {
        String version = request.promptVersion();
        return version == null || version.isBlank() ? defaultPrompt() : version;
    }

    /** The canonical form of the tag; only for requests that were checked. */
    String language(RunRequest request) {
        String tag = tag(languageAsked(request));
        return tag == null ? DEFAULT_LANGUAGE : tag;
    }

    private List<String> languages(String model) {
        return model.equals(Analysts.SIGNATURE)
                ? SIGNATURE_LANGUAGES
                : llm.models().stream().filter(info -> info.name().value().equals(model)).findFirst()
                        .map(ModelInfo::languages).orElse(List.of());
    }

    private static String languageAsked(RunRequest request) {
        return request.language() == null || request.language().isBlank() ? DEFAULT_LANGUAGE : request.language();
    }

    private static boolean isBlank(@Nullable String choice) {
        return choice == null || choice.isBlank();
    }

    private static @Nullable String tag(String language) {
        try {
            String tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static String primary(String language) {
        return Locale.forLanguageTag(language).getLanguage();
    }
}
