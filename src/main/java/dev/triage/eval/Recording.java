package dev.triage.eval;

import dev.triage.llm.ModelInfo;
import dev.triage.llm.ModelName;
import dev.triage.llm.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A set of recorded replies: {@code recording.yaml} tells what it is and which models it stands for, {@code replies.jsonl}
 * holds the replies. A set of stand-in replies is marked synthetic. It is bound to case, prompt and parameters, but not
 * to the rendered text: nobody ever answered that.
 */
public final class Recording {

    /** How one reply is looked up. */
    private record Place(CellId cell, int question) {}

    private final String name;
    private final boolean synthetic;
    private final List<ModelInfo> models;
    private final String hash;
    private final Map<Place, RecordedReply> replies = new HashMap<>();

    private Recording(String name, boolean synthetic, List<ModelInfo> models, String hash,
            List<RecordedReply> replies) {
        this.name = name;
        this.synthetic = synthetic;
        this.models = models;
        this.hash = hash;
        replies.forEach(each -> this.replies.put(new Place(each.cell(), each.question()), each));
    }

    /**
     * Opens a set.
     *
     * @throws EvalException if it is not there or not sound
     */
    public static Recording open(Path folder) {
        Path yamlFile = folder.resolve("recording.yaml");
        Path repliesFile = folder.resolve("replies.jsonl");
        try {
            List<String> problems = new ArrayList<>();
            YamlNode yaml = YamlNode.parse(yamlFile.toString(), Files.readString(yamlFile), problems);
            String name = yaml.text("name");
            yaml.text("description");
            boolean synthetic = yaml.flag("synthetic");
            List<ModelInfo> models = yaml.list("models", Recording::model);
            yaml.refuseUnknownFields();
            if (!problems.isEmpty()) {
                throw new EvalException(problems);
            }
            return new Recording(name, synthetic, models,
                    new Hashes().add(Files.readAllBytes(repliesFile)).hex(),
                    new JsonLines<>(repliesFile, RecordedReply.class).read());
        } catch (IOException e) {
            throw new EvalException("there is no recording in " + folder
                    + "; make one with eval run --record, or name a folder below eval/recordings");
        }
    }

    private static ModelInfo model(YamlNode node) {
        String in = node.textOrNull("inputPricePerMillion");
        String out = node.textOrNull("outputPricePerMillion");
        ModelInfo model = new ModelInfo(new ModelName(node.text("name")), node.text("provider"), node.text("modelId"),
                Integer.parseInt(node.text("contextWindowTokens")), Integer.parseInt(node.text("maxOutputTokens")),
                in == null || out == null ? null : new Price(new BigDecimal(in), new BigDecimal(out)), List.of());
        node.refuseUnknownFields();
        return model;
    }

    /** Writes the description of a set beside its replies. */
    static void describe(Path folder, String name, boolean synthetic, String description, List<ModelInfo> models) {
        StringBuilder yaml = new StringBuilder("name: " + name + "\ndescription: >-\n  " + description
                + "\nsynthetic: " + synthetic + "\nmodels:\n");
        for (ModelInfo model : models) {
            yaml.append("  - name: ").append(model.name()).append("\n    provider: ").append(model.provider())
                    .append("\n    modelId: ").append(model.modelId()).append("\n    contextWindowTokens: ")
                    .append(model.contextWindowTokens()).append("\n    maxOutputTokens: ")
                    .append(model.maxOutputTokens()).append('\n');
            Price price = model.price();
            if (price != null) {
                yaml.append("    inputPricePerMillion: \"").append(price.inputPerMillion().toPlainString())
                        .append("\"\n    outputPricePerMillion: \"").append(price.outputPerMillion().toPlainString())
                        .append("\"\n");
            }
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("recording.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reply to this question of this cell. */
    RecordedReply find(CellId cell, int question, RequestParts parts) {
        RecordedReply found = Optional.ofNullable(replies.get(new Place(cell, question)))
                .orElseThrow(() -> new EvalException("recording " + name + " holds no reply for " + cell
                        + (question == 1 ? "" : ", question " + question)
                        + "; record it, or take the cell out of the matrix"));
        List<String> changes = found.parts().changes(parts, !synthetic);
        if (!changes.isEmpty()) {
            throw new EvalException("recording " + name + " is stale for " + cell + ": changed since: "
                    + String.join("; ", changes) + (synthetic
                            ? ". Make it anew with ./triage eval synthesize"
                            : ". Record it again with --record"));
        }
        return found;
    }

    public String name() {
        return name;
    }

    public boolean synthetic() {
        return synthetic;
    }

    List<ModelInfo> models() {
        return Objects.requireNonNull(models);
    }

    String hash() {
        return hash;
    }
}
