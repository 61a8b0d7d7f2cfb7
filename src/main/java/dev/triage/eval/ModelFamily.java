package dev.triage.eval;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who made a model, by its name. Models prefer texts of their own kind, so a judge has to be of another family. */
enum ModelFamily {
    OPENAI("gpt|chatgpt|o[134]|davinci"),
    ANTHROPIC("claude"),
    GOOGLE("gemini|gemma|palm"),
    META("llama|codellama"),
    MISTRAL("mistral|mixtral|codestral|magistral|ministral"),
    DEEPSEEK("deepseek"),
    ALIBABA("qwen|qwq"),
    MICROSOFT("phi"),
    XAI("grok"),
    COHERE("command|aya"),
    ZHIPU("glm|chatglm"),
    MOONSHOT("kimi|moonshot"),
    /** Replies of our own making, and the built-in analyst: nobody's kin. */
    OURS("signature|stand-in");

    private final Pattern names;

    ModelFamily(String names) {
        this.names = Pattern.compile("(?:^|[/:_.-])(?:" + names + ")(?:$|[\\d/:_.-])");
    }

    /**
     * The family that the name tells. A model made from another one, such as a DeepSeek model on a Llama base, has the
     * name of both: then none is known.
     */
    static Optional<ModelFamily> of(String model) {
        ModelFamily found = null;
        for (ModelFamily each : values()) {
            if (each.names.matcher(model.toLowerCase(Locale.ROOT)).find()) {
                if (found != null) {
                    return Optional.empty();
                }
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }
}
