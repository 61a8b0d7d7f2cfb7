package dev.triage.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a {@link ModelBlock} and how to put it right. */
final class ModelBlockCheck {

    private static final int MAX_CONCURRENT_CALLS = 10_000;
    private static final int MAX_CONTEXT_WINDOW_TOKENS = 100_000_000;
    private static final Duration MAX_TIMEOUT = Duration.ofHours(1);
    /** Other characters cannot stand in a header line. */
    private static final Pattern KEY_FORM = Pattern.compile("\\p{Graph}*");

    private final ModelBlock block;
    private final List<String> problems = new ArrayList<>();

    private ModelBlockCheck(ModelBlock block) {
        this.block = block;
    }

    /** One sentence for each fault; none when the block is sound. */
    static List<String> problems(ModelBlock block) {
        ModelBlockCheck check = new ModelBlockCheck(block);
        check.identity();
        check.address();
        check.key();
        check.limits();
        check.price();
        check.languages();
        return List.copyOf(check.problems);
    }

    /** Whether a key can be sent at all. */
    static boolean isKey(String key) {
        return KEY_FORM.matcher(key.strip()).matches();
    }

    private void identity() {
        String name = orEmpty(block.name());
        if (name.isBlank()) {
            problems.add("has no name; give it one, such as name: my-model");
        } else if (name.equals("signature")) {
            problems.add("may not be named signature, which is the built-in analyst; choose another name");
        } else if (!ModelName.isName(name)) {
            problems.add("has a name that cannot be used; " + ModelName.RULE);
        }
        String provider = orEmpty(block.provider());
        if (Provider.named(provider).isEmpty()) {
            problems.add("has provider \"" + provider + "\"; write one of " + Provider.names());
        }
        if (isBlank(block.modelId())) {
            problems.add("has no model-id; give the provider's own name of the model");
        }
    }

    private void address() {
        String baseUrl = block.baseUrl();
        Provider provider = Provider.named(orEmpty(block.provider())).orElse(Provider.OPENAI);
        if (baseUrl != null && !baseUrl.isBlank() && BaseUrl.parse(provider, baseUrl).isEmpty()) {
            problems.add("has a base-url that is not an http or https address without user and query; write one such as"
                    + " https://host/v1");
        }
    }

    private void key() {
        if (block.apiKey() != null && block.apiKeyEnv() != null) {
            problems.add("has both api-key and api-key-env; keep one of them");
        }
        if (block.apiKey() != null && !isKey(block.apiKey())) {
            problems.add("has an api-key with blanks or characters other than ASCII; copy the key again");
        }
        if (block.apiKey() == null && block.apiKeyEnv() == null && needsKey()) {
            problems.add("has no key; set api-key-env to the environment variable that holds it");
        }
    }

    /** Anthropic's client insists on a key; the others only need one at the provider's own address. */
    private boolean needsKey() {
        Optional<Provider> provider = Provider.named(orEmpty(block.provider()));
        return provider.isPresent() && switch (provider.get()) {
            case ANTHROPIC -> true;
            case OPENAI, GEMINI -> isBlank(block.baseUrl());
            case OLLAMA -> false;
        };
    }

    private void limits() {
        if (block.contextWindowTokens() < 1 || block.contextWindowTokens() > MAX_CONTEXT_WINDOW_TOKENS) {
            problems.add("has context-window-tokens " + block.contextWindowTokens()
                    + "; write what the model's provider states, at most " + MAX_CONTEXT_WINDOW_TOKENS);
        } else if (block.maxOutputTokens() < 1 || block.maxOutputTokens() >= block.contextWindowTokens()) {
            problems.add("has max-output-tokens " + block.maxOutputTokens()
                    + "; it must be at least 1 and less than context-window-tokens, " + block.contextWindowTokens());
        }
        if (!block.timeout().isPositive() || block.timeout().compareTo(MAX_TIMEOUT) > 0) {
            problems.add("has timeout " + block.timeout() + "; it must be more than 0 and at most 1h");
        }
        if (block.maxConcurrentCalls() < 1 || block.maxConcurrentCalls() > MAX_CONCURRENT_CALLS) {
            problems.add("has max-concurrent-calls " + block.maxConcurrentCalls() + "; it must be 1 to "
                    + MAX_CONCURRENT_CALLS);
        }
    }

    private void price() {
        BigDecimal input = block.inputPricePerMillion();
        BigDecimal output = block.outputPricePerMillion();
        if ((input == null) != (output == null)) {
            problems.add("has only one of input-price-per-million and output-price-per-million; give both or none");
        }
        if (input != null && input.signum() < 0 || output != null && output.signum() < 0) {
            problems.add("has a negative price; write dollars for a million tokens");
        }
    }

    private void languages() {
        for (String tag : block.languages()) {
            try {
                new Locale.Builder().setLanguageTag(tag);
            } catch (IllformedLocaleException e) {
                problems.add("has language \"" + tag + "\"; write BCP 47 tags such as en or zh-Hans");
            }
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
