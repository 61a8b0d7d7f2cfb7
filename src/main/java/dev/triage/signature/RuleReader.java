package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.Priority;
import dev.triage.signature.PlanRules.Check;
import dev.triage.signature.PlanRules.CommandRule;
import dev.triage.signature.PlanRules.Follow;
import dev.triage.signature.PlanRules.Missing;
import dev.triage.signature.PlanRules.Mitigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one mode of a rule file; steps that are given by name only come from the shared ones. */
record RuleReader(Shared shared) {

    /** Steps that several modes use. */
    record Shared(Map<String, Check> checks, Map<String, Mitigation> mitigations, Map<String, Follow> followUps) {

        static final Shared NONE = new Shared(Map.of(), Map.of(), Map.of());
    }

    Signature signature(Fields fields, String family) {
        String id = fields.text("id");
        if (!id.matches("[a-z][a-z0-9-]{1,60}")) {
            throw fields.fail("id", "must be lower case letters, digits and hyphens");
        }
        CauseCode cause = fields.constant("cause", CauseCode.class, fields.text("cause"));
        List<Clue> speaksFor = fields.objects("speaksFor", ClueRules::clue);
        if (speaksFor.isEmpty()) {
            throw fields.fail("speaksFor", "needs at least one clue");
        }
        List<CauseCode> symptomOf = fields.texts("symptomOf").stream()
                .map(code -> fields.constant("symptomOf", CauseCode.class, code)).toList();
        Signature signature = new Signature(id, family, cause,
                fields.number("prior", Signature.USUAL_PRIOR, -8, 0), fields.objects("requires", ClueRules::clue),
                speaksFor, fields.objects("speaksAgainst", ClueRules::clue), symptomOf, plan(fields, cause), Map.of());
        fields.done();
        return signature;
    }

    private PlanRules plan(Fields fields, CauseCode cause) {
        return new PlanRules(
                fields.list("checks", name -> shared.checks().get(name.asString()), RuleReader::check),
                fields.list("mitigations", name -> own(shared.mitigations().get(name.asString()), cause),
                        step -> mitigation(step, cause)),
                fields.list("followUps", name -> shared.followUps().get(name.asString()), RuleReader::follow),
                fields.objects("missing", RuleReader::missing));
    }

    /** A shared fix addresses the cause of the mode that uses it. */
    private static @Nullable Mitigation own(@Nullable Mitigation step, CauseCode cause) {
        return step == null || step.phase() == Phase.STABILISE
                ? step
                : new Mitigation(step.key(), step.phase(),
                        step.commands(), step.rollback(), cause, step.needs());
    }

    static Check check(Fields fields) {
        Check check = new Check(fields.text("key"), commands(fields), Set.copyOf(fields.texts("needs")));
        fields.done();
        return check;
    }

    static Mitigation mitigation(Fields fields, @Nullable CauseCode cause) {
        Phase phase = fields.constant("phase", Phase.class, fields.text("phase"));
        String addresses = fields.optionalText("addresses");
        CauseCode target = addresses != null
                ? fields.constant("addresses", CauseCode.class, addresses)
                : phase == Phase.STABILISE ? null : cause;
        List<CommandRule> rollback = List.of();
        if (fields.has("rollback")) {
            Fields inner = fields.object("rollback");
            rollback = commands(inner);
            inner.done();
        }
        Mitigation mitigation = new Mitigation(fields.text("key"), phase, commands(fields), rollback, target,
                Set.copyOf(fields.texts("needs")));
        fields.done();
        return mitigation;
    }

    static Follow follow(Fields fields) {
        Follow follow = new Follow(fields.text("key"),
                fields.constant("priority", Priority.class, fields.text("priority")));
        fields.done();
        return follow;
    }

    private static Missing missing(Fields fields) {
        Missing missing = new Missing(fields.text("key"), commands(fields),
                fields.objects("unless", ClueRules::clue));
        fields.done();
        return missing;
    }

    /** The commands under the names of their languages, such as {@code sql} or {@code kubectl}. */
    private static List<CommandRule> commands(Fields fields) {
        List<CommandRule> commands = new ArrayList<>();
        for (CommandLanguage language : CommandLanguage.values()) {
            for (String text : fields.texts(language.name().toLowerCase(Locale.ROOT))) {
                commands.add(new CommandRule(language, template(fields, language.name(), text)));
            }
        }
        return commands;
    }

    static Template template(Fields fields, String field, String text) {
        try {
            return Template.of(text);
        } catch (IllegalArgumentException broken) {
            throw fields.fail(field.toLowerCase(Locale.ROOT), String.valueOf(broken.getMessage()));
        }
    }
}
