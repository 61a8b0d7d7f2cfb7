package dev.triage.eval;

import dev.triage.command.TrapCatalog;
import dev.triage.diagnosis.CauseCode;
import dev.triage.score.Expected;
import dev.triage.score.ExpectedFact;
import dev.triage.score.RuledOut;
import dev.triage.score.Trap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold within a case, and between cases, beyond their form. */
final class CaseLint {

    private final List<String> problems = new ArrayList<>();

    static List<String> check(List<EvalCase> cases) {
        CaseLint lint = new CaseLint();
        Map<String, EvalCase> byId = new HashMap<>();
        cases.forEach(one -> byId.put(one.id(), one));
        Map<String, String> contexts = new HashMap<>();
        for (EvalCase one : cases) {
            lint.facts(one);
            lint.traps(one);
            lint.causes(one);
            lint.twin(one, byId);
            String before = contexts.putIfAbsent(ExpectedFact.folded(one.context()), one.id());
            if (before != null && !one.context().isBlank()) {
                lint.problem(one, "context.md", "is the same as that of " + before);
            }
        }
        return lint.problems;
    }

    private void facts(EvalCase one) {
        String context = ExpectedFact.folded(one.title() + "\n" + one.symptoms() + "\n" + one.context());
        for (ExpectedFact fact : one.expected().mustMention()) {
            String quote = fact.quote();
            if (quote == null && !fact.standsIn(context)) {
                problem(one, "mustMention", "\"" + fact.fact()
                        + "\": the context says none of its words; give the quote that carries the fact");
            }
            if (quote != null && !context.contains(ExpectedFact.folded(quote))) {
                problem(one, "mustMention", "\"" + fact.fact() + "\": its quote does not stand in the context");
            }
        }
        for (RuledOut out : one.expected().ruledOut()) {
            if (!context.contains(ExpectedFact.folded(out.quote()))) {
                problem(one, "ruledOut", out.code() + ": its quote does not stand in the context");
            }
        }
        for (ExpectedFact fact : one.expected().mustNotMention()) {
            for (ExpectedFact wanted : one.expected().mustMention()) {
                if (wanted.any().stream().anyMatch(fact::standsIn)) {
                    problem(one, "mustNotMention", "\"" + fact.fact() + "\" forbids what \"" + wanted.fact()
                            + "\" demands");
                }
            }
        }
    }

    private void traps(EvalCase one) {
        one.expected().traps().stream().map(Trap::rule).filter(Objects::nonNull)
                .filter(rule -> TrapCatalog.all().stream().noneMatch(trap -> trap.id().equals(rule)))
                .forEach(rule -> problem(one, "traps", "name no known rule " + rule));
    }

    private void causes(EvalCase one) {
        Expected key = one.expected();
        Set<CauseCode> right = new HashSet<>(key.requiredCauses());
        if (key.cause() != null) {
            right.add(key.cause().code());
            if (key.cause().code() == CauseCode.UNKNOWN) {
                problem(one, "cause", "UNKNOWN is no cause; say abstain: true");
            }
        }
        key.alternatives().forEach(alternative -> right.add(alternative.code()));
        key.ruledOut().stream().map(RuledOut::code).filter(right::contains)
                .forEach(code -> problem(one, "ruledOut", code + " is right elsewhere in this case"));
        key.forbiddenCauses().stream().filter(code -> key.cause() != null && key.cause().code() == code)
                .forEach(code -> problem(one, "forbiddenCauses", code + " is the cause of this case"));
        if (key.abstain() && !(key.alternatives().isEmpty() && key.requiredCauses().isEmpty())) {
            problem(one, "alternatives", "and requiredCauses must be empty where abstaining is right");
        }
    }

    private void twin(EvalCase one, Map<String, EvalCase> byId) {
        if (one.twin() == null) {
            if (byId.values().stream().anyMatch(other -> other != one && other.incident().equals(one.incident()))) {
                problem(one, "twin", "is missing: another case has the same number");
            }
            return;
        }
        EvalCase other = byId.get(one.twin());
        if (other == null) {
            problem(one, "twin", one.twin() + " does not exist");
            return;
        }
        agree(one, "twin", one.id(), other.twin());
        agree(one, "incident", one.incident(), other.incident());
        agree(one, "service", one.service(), other.service());
        agree(one, "family", one.family(), other.family());
        agree(one, "hard", one.hard(), other.hard());
        agree(one, "mustPass", one.mustPass(), other.mustPass());
        agree(one, "abstain", one.expected().abstain(), other.expected().abstain());
        agree(one, "severity", one.expected().severity(), other.expected().severity());
        agree(one, "cause", one.expected().cause() == null ? null : one.expected().cause().code(),
                other.expected().cause() == null ? null : other.expected().cause().code());
        agree(one, "requiredCauses", one.expected().requiredCauses(), other.expected().requiredCauses());
        agree(one, "forbiddenCauses", one.expected().forbiddenCauses(), other.expected().forbiddenCauses());
        if (one.language().equals(other.language())) {
            problem(one, "language", "is that of its twin " + other.id());
        }
    }

    private void agree(EvalCase one, String field, @Nullable Object mine,
            @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            problem(one, field, "differs from its twin " + one.twin() + ": " + mine + " and " + theirs);
        }
    }

    private void problem(EvalCase one, String field, String what) {
        problems.add(one.id() + ": " + field + " " + what);
    }
}
