package dev.triage.signature;

import dev.triage.signature.PlanRules.CommandRule;
import dev.triage.signature.SignatureText.CheckText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must hold of a mode as a whole, once its rules and words are together. */
final class CatalogRules {

    private CatalogRules() {}

    /** Checks one mode; {@code entities} are the phrases whose groups any mode may use. */
    static void check(Signature signature, List<Phrase> entities) {
        if (!signature.texts().containsKey(Signature.FALLBACK_LANGUAGE)) {
            throw new CatalogException(place(signature, Signature.FALLBACK_LANGUAGE),
                    "is missing; every mode needs English words in text/en/" + signature.family() + ".yaml");
        }
        Set<String> known = new LinkedHashSet<>(Slots.NAMES);
        entities.forEach(phrase -> known.addAll(phrase.groups()));
        Stream.of(signature.requires(), signature.speaksFor()).flatMap(List::stream)
                .forEach(clue -> names(clue.condition(), known));
        signature.texts().forEach((language, text) -> checkText(signature, language, text, known));
        commands(signature).forEach(command -> checkSlots(command.text(), known, place(signature, "command")));
    }

    private static void checkText(Signature signature, String language, SignatureText text, Set<String> known) {
        String place = place(signature, language);
        PlanRules plan = signature.plan();
        plan.checks().forEach(check -> require(text.checks(), check.key(), place + ".checks"));
        plan.mitigations().forEach(step -> require(text.mitigations(), step.key(), place + ".mitigations"));
        plan.followUps().forEach(step -> require(text.followUps(), step.key(), place + ".followUps"));
        plan.missing().forEach(missing -> require(text.missing(), missing.key(), place + ".missing"));
        checkSlots(text.statement(), known, place + ".statement");
        checkSlots(text.confirm(), known, place + ".confirm");
        text.mitigations().values().forEach(step -> checkSlots(step.action(), known, place + ".mitigations"));
        for (CheckText all : text.checks().values()) {
            for (CheckText step = all; step != null; step = step.otherwise()) {
                checkSlots(step.step(), known, place + ".checks");
            }
        }
    }

    private static void require(Map<String, ?> words, String key, String place) {
        if (!words.containsKey(key)) {
            throw new CatalogException(place + "." + key, "has no words; write them or take the step out of the rules");
        }
    }

    private static void checkSlots(Template template, Set<String> known, String place) {
        Set<String> unknown = new TreeSet<>(template.slots());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new CatalogException(place, "names slots that nothing fills: " + unknown + "; known are " + known);
        }
    }

    private static Stream<CommandRule> commands(Signature signature) {
        PlanRules plan = signature.plan();
        return Stream.of(plan.checks().stream().flatMap(check -> check.commands().stream()),
                plan.mitigations().stream().flatMap(step -> step.commands().stream()),
                plan.mitigations().stream().flatMap(step -> step.rollback().stream()),
                plan.missing().stream().flatMap(missing -> missing.commands().stream())).flatMap(all -> all);
    }

    private static void names(Condition condition, Set<String> into) {
        if (condition instanceof Condition.Words words) {
            words.phrases().forEach(phrase -> into.addAll(phrase.groups()));
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> names(part, into));
        }
    }

    private static String place(Signature signature, String part) {
        return signature.family() + ": mode " + signature.id() + "." + part;
    }
}
