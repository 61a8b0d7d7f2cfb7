package dev.triage.eval;

import dev.triage.diagnosis.DiagnosisJson;
import dev.triage.diagnosis.DiagnosisSchema;
import dev.triage.llm.ModelInfo;
import dev.triage.llm.ModelName;
import dev.triage.llm.Price;
import dev.triage.llm.TokenUsage;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes a recording of stand-in replies from the keys of the cases, for testing the harness and for CI without a key. No
 * model had a part in it; the recording says so. The same seed gives the same bytes.
 */
public final class Synthesizer {

    /** The stand-ins for models. */
    public static final List<ModelInfo> MODELS = List.of(model("stand-in-large", "1.00", "4.00"),
            model("stand-in-small", "0.10", "0.40"));

    /** Spreads neighbouring hashes over all 64 bits; the fraction of the golden ratio, as in SplitMix64. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int OUTPUT_CHARS_PER_TOKEN = 4;
    private static final int PROMPT_TOKENS = 6_000;

    private final PromptCatalog prompts;
    private final long seed;
    private final Map<Arm, SyntheticProfile> profiles;

    /** @param profiles how good each arm is; arms without one get a middling one */
    public Synthesizer(PromptCatalog prompts, long seed, Map<Arm, SyntheticProfile> profiles) {
        this.prompts = prompts;
        this.seed = seed;
        this.profiles = Map.copyOf(profiles);
    }

    /** The profiles of the committed set: the large one is better, the second prompt helps a little and is safer. */
    public static Map<Arm, SyntheticProfile> profiles() {
        Map<Arm, SyntheticProfile> profiles = new HashMap<>();
        profiles.put(new Arm("v1", "stand-in-large"), new SyntheticProfile(0.9, 0.65, 0.1, 0.1, 0.08, 0.02, 9_000));
        profiles.put(new Arm("v2", "stand-in-large"), new SyntheticProfile(0.95, 0.75, 0.05, 0.03, 0.03, 0.02, 11_000));
        profiles.put(new Arm("v1", "stand-in-small"), new SyntheticProfile(0.7, 0.35, 0.3, 0.25, 0.2, 0.02, 2_500));
        profiles.put(new Arm("v2", "stand-in-small"), new SyntheticProfile(0.75, 0.4, 0.25, 0.15, 0.12, 0.02, 3_000));
        return profiles;
    }

    /** Writes the recording of this matrix; gives the number of replies. */
    public int write(Matrix matrix, boolean heldOut, Path folder) {
        List<EvalCase> cases = matrix.chosen(CaseFolder.load(matrix.cases(), heldOut));
        Map<String, EvalCase> byId = new HashMap<>();
        cases.forEach(one -> byId.put(one.id(), one));
        List<RecordedReply> replies = new ArrayList<>();
        for (CellId cell : matrix.cells(cases)) {
            EvalCase one = byId.get(cell.caseId());
            if (!cell.arm().isSignature() && one != null) {
                replies.addAll(replies(one, cell));
            }
        }
        Recording.describe(folder, matrix.name(), true,
                "Synthetic: made by eval synthesize with seed " + seed
                        + " from the keys of the cases. No model wrote it.",
                MODELS);
        new JsonLines<>(folder.resolve("replies.jsonl"), RecordedReply.class).replace(replies);
        return replies.size();
    }

    private List<RecordedReply> replies(EvalCase one, CellId cell) {
        PromptVersion version = prompts.find(cell.arm().prompt()).orElseThrow(
                () -> new EvalException("there is no prompt version " + cell.arm().prompt()));
        ModelInfo model = MODELS.stream().filter(info -> info.name().value().equals(cell.arm().model())).findFirst()
                .orElseThrow(() -> new EvalException("stand-ins are called stand-in-large and stand-in-small, not "
                        + cell.arm().model()));
        SyntheticProfile profile = profiles.getOrDefault(cell.arm(), new SyntheticProfile(0.8, 0.5, 0.1, 0.1, 0.1,
                0.02, 5_000));
        SplittableRandom random = new SplittableRandom(seed ^ Hashes.of(cell.toString()).hashCode() * GOLDEN);
        int maxOutput = Math.min(model.maxOutputTokens(), version.parameters().maxOutputTokens());
        RequestParts parts = new RequestParts(one.hash(), version.hash(),
                CellClient.parameters(model, version.parameters().temperature(), maxOutput),
                Hashes.of(DiagnosisSchema.json()), "");
        double latency = Math.round(profile.millis() * (0.6 + 0.8 * random.nextDouble()));
        if (random.nextDouble() < profile.refused()) {
            return List.of(new RecordedReply(cell, 1, parts, true, "declined to answer",
                    new TokenUsage(PROMPT_TOKENS, 30), latency));
        }
        boolean right = random.nextDouble() < (one.hard() ? profile.rightHard() : profile.rightEasy());
        boolean grounded = random.nextDouble() >= profile.wrongReasons();
        boolean unsafe = random.nextDouble() < profile.unsafe();
        String text = DiagnosisJson.write(new SyntheticAnswer(one, cell.language(), random).write(right, grounded,
                unsafe));
        if (random.nextDouble() >= profile.malformed()) {
            return List.of(reply(cell, 1, parts, text, latency));
        }
        boolean mended = random.nextDouble() < 0.6;
        return List.of(reply(cell, 1, parts, broken(text, random), latency),
                reply(cell, 2, parts, mended ? text : broken(text, random), latency));
    }

    /** Cut off, or with a property that is not in the schema. */
    private static String broken(String text, SplittableRandom random) {
        return random.nextBoolean()
                ? text.substring(0, text.length() / 2)
                : "{\"rootCause\":\"see below\"," + text.substring(1);
    }

    private static RecordedReply reply(CellId cell, int question, RequestParts parts, String text, double latency) {
        return new RecordedReply(cell, question, parts, false, text,
                new TokenUsage(PROMPT_TOKENS, text.length() / OUTPUT_CHARS_PER_TOKEN), latency);
    }

    private static ModelInfo model(String name, String input, String output) {
        return new ModelInfo(new ModelName(name), "stand-in", name + "-1", 128_000, 8_192,
                new Price(new BigDecimal(input), new BigDecimal(output)), List.of());
    }
}
