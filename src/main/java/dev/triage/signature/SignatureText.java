package dev.triage.signature;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wording of one mode in one language; keys are those of its {@link PlanRules}.
 *
 * @param statement the hypothesis in one or two sentences
 * @param confirm what to look at to be sure
 */
record SignatureText(Template statement, Template confirm, Map<String, CheckText> checks,
        Map<String, MitigationText> mitigations, Map<String, FollowUpText> followUps, Map<String, Template> missing) {

    SignatureText {
        checks = Map.copyOf(checks);
        mitigations = Map.copyOf(mitigations);
        followUps = Map.copyOf(followUps);
        missing = Map.copyOf(missing);
    }

    /** These words, and those of {@code fallback} for the steps that have none here. */
    SignatureText over(SignatureText fallback) {
        return new SignatureText(statement, confirm, over(checks, fallback.checks),
                over(mitigations, fallback.mitigations), over(followUps, fallback.followUps),
                over(missing, fallback.missing));
    }

    private static <T> Map<String, T> over(Map<String, T> own, Map<String, T> fallback) {
        Map<String, T> all = new HashMap<>(fallback);
        all.putAll(own);
        return all;
    }

    /**
     * Words of a check.
     *
     * @param otherwise the words when the first command lacks a slot and a later one is shown; null if they are the same
     */
    record CheckText(Template step, Template expected, @Nullable CheckText otherwise) {}

    /** Words of a mitigation step. */
    record MitigationText(Template action, Template risk, Template rollback) {}

    /** Words of a follow-up; the owner is a role. */
    record FollowUpText(Template action, Template owner) {}
}
