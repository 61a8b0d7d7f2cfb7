package dev.triage.eval;

import dev.triage.score.Scorers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a matrix from YAML; see docs/eval.md. */
public final class MatrixFile {

    /** Scores that decide where a file names none. */
    public static final List<String> DECIDING = List.of(Scorers.MAIN, Scorers.CORRECT);

    private MatrixFile() {}

    /**
     * Reads the file.
     *
     * @throws EvalException with every problem
     */
    public static Matrix read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new EvalException(
                    "can't read the matrix " + file + "; name a YAML file such as eval/matrix/gate.yaml");
        }
        List<String> problems = new ArrayList<>();
        YamlNode yaml = YamlNode.parse(file.toString(), text, problems);
        yaml.textOrNull("description");
        String cases = Objects.requireNonNullElse(yaml.textOrNull("cases"), "eval/cases");
        List<String> scores = yaml.texts("scores");
        for (String score : scores) {
            if (Scorers.definition(score).isEmpty()) {
                yaml.problem("scores", "has no score " + score);
            }
        }
        List<Contrast> contrasts = yaml.list("contrasts", node -> {
            Contrast contrast = new Contrast(node.text("a"), node.text("b"));
            node.refuseUnknownFields();
            return contrast;
        });
        Matrix matrix = new Matrix(yaml.text("name"), Path.of(cases), yaml.texts("only"), yaml.texts("prompts"),
                yaml.texts("models"), orElse(yaml.texts("languages"), List.of(Matrix.OWN)), count(yaml, "repeats", 1),
                limits(yaml), contrasts, orElse(scores, DECIDING));
        yaml.refuseUnknownFields();
        List<String> labels = matrix.arms().stream().map(Arm::label).toList();
        for (Contrast contrast : contrasts) {
            if (!labels.contains(contrast.a()) || !labels.contains(contrast.b())) {
                yaml.problem("contrasts", "name arms of this matrix: " + String.join(", ", labels));
            }
        }
        if (!problems.isEmpty()) {
            throw new EvalException(problems);
        }
        return matrix;
    }

    private static Map<String, Integer> limits(YamlNode yaml) {
        Map<String, Integer> limits = new HashMap<>();
        @Nullable
        YamlNode node = yaml.child("limits");
        if (node != null) {
            node.fields().forEach(provider -> limits.put(provider, count(node, provider, 1)));
        }
        return limits;
    }

    private static int count(YamlNode yaml, String field, int otherwise) {
        String text = yaml.textOrNull(field);
        if (text == null) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        yaml.problem(field, "must be a number from 1 on");
        return otherwise;
    }

    private static List<String> orElse(List<String> given, List<String> otherwise) {
        return given.isEmpty() ? otherwise : given;
    }
}
