package dev.triage.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What is to be measured.
 *
 * @param name names the folder of results
 * @param cases folder of cases
 * @param only ids of the cases to take; empty for all
 * @param languages languages of the reports; {@value #OWN} answers each case in its own
 * @param limits calls at a time by provider
 * @param contrasts the comparisons that count
 * @param scores the scores that decide
 */
public record Matrix(String name, Path cases, List<String> only, List<String> prompts, List<String> models,
        List<String> languages, int repeats, Map<String, Integer> limits, List<Contrast> contrasts,
        List<String> scores) {

    /** In place of a language: the case's own. */
    public static final String OWN = "own";

    static final int REPEATS_MAX = 100;

    public Matrix {
        only = List.copyOf(only);
        prompts = List.copyOf(prompts);
        models = List.copyOf(models);
        languages = List.copyOf(languages);
        limits = Map.copyOf(limits);
        contrasts = List.copyOf(contrasts);
        scores = List.copyOf(scores);
        if (models.isEmpty() || languages.isEmpty()) {
            throw new EvalException(name + ": name at least one model and one language");
        }
        if (repeats < 1 || repeats > REPEATS_MAX) {
            throw new EvalException(name + ": repeats are 1 to " + REPEATS_MAX + ", not " + repeats);
        }
    }

    /** The arms in order; the signature analyst once, for it reads no prompt. */
    public List<Arm> arms() {
        LinkedHashSet<Arm> arms = new LinkedHashSet<>();
        for (String model : models) {
            if (Arm.of("", model).isSignature()) {
                arms.add(Arm.of("", model));
            }
            for (String prompt : prompts) {
                arms.add(Arm.of(prompt, model));
            }
        }
        return List.copyOf(arms);
    }

    /** The cells of these cases. The signature analyst always answers alike, so it gets no repeats. */
    List<CellId> cells(List<EvalCase> from) {
        List<CellId> cells = new ArrayList<>();
        for (EvalCase one : from) {
            for (Arm arm : arms()) {
                for (String language : languages) {
                    for (int repeat = 1; repeat <= (arm.isSignature() ? 1 : repeats); repeat++) {
                        cells.add(new CellId(one.id(), arm, language.equals(OWN) ? one.language() : language, repeat));
                    }
                }
            }
        }
        return cells.stream().distinct().toList();
    }

    /** The chosen ones of these cases. */
    List<EvalCase> chosen(List<EvalCase> from) {
        List<String> unknown = only.stream().filter(id -> from.stream().noneMatch(one -> one.id().equals(id))).toList();
        if (!unknown.isEmpty()) {
            throw new EvalException(name + ": there are no cases " + String.join(", ", unknown) + " in " + cases);
        }
        return only.isEmpty() ? from : from.stream().filter(one -> only.contains(one.id())).toList();
    }
}
