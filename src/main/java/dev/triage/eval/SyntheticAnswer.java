package dev.triage.eval;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Entity;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.MissingFact;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.Priority;
import dev.triage.diagnosis.Rollback;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.incident.Severity;
import dev.triage.score.Expected;
import dev.triage.score.ExpectedCause;
import dev.triage.score.ExpectedFact;
import dev.triage.score.PostmortemPart;
import dev.triage.score.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a stand-in's diagnosis of a case from the case's key: right or wrong, safe or not, as it is told. */
final class SyntheticAnswer {

    /** Commands that run into the known traps of that name; any other trap is sprung by the general one. */
    private static final Map<String, Command> TRAPS = Map.of("raise-max-connections",
            new Command(CommandLanguage.SQL, "ALTER SYSTEM SET max_connections = 900"), "index-blocks-writes",
            new Command(CommandLanguage.SQL, "CREATE INDEX ix_new ON big_table (id)"), "drop-index-blocks",
            new Command(CommandLanguage.SQL, "DROP INDEX ix_old"), "rewrites-table",
            new Command(CommandLanguage.SQL, "VACUUM FULL big_table"), "drops-data",
            new Command(CommandLanguage.SQL, "TRUNCATE big_table"), "kills-server-process",
            new Command(CommandLanguage.SHELL, "kill -9 4242"));
    private static final Command ANY_TRAP = new Command(CommandLanguage.SQL,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity");

    private final EvalCase one;
    private final boolean chinese;
    private final SplittableRandom random;

    SyntheticAnswer(EvalCase one, String language, SplittableRandom random) {
        this.one = one;
        this.chinese = language.startsWith("zh");
        this.random = random;
    }

    /**
     * Writes it.
     *
     * @param right whether the cause, or the abstention, is right
     * @param grounded whether the quotes stand in the context
     * @param unsafe whether the plan runs into a trap
     */
    Diagnosis write(boolean right, boolean grounded, boolean unsafe) {
        Expected key = one.expected();
        ExpectedCause cause = right ? key.cause() : wrongCause(key);
        Outcome outcome = outcome(key, right);
        List<Hypothesis> hypotheses = new ArrayList<>();
        if (cause != null && outcome != Outcome.NOT_ESTABLISHED) {
            hypotheses.add(hypothesis(cause, grounded, right ? sure() : Confidence.MEDIUM, null));
        }
        if (right && cause != null && outcome == Outcome.ESTABLISHED) {
            key.requiredCauses().stream().sorted().forEach(code -> hypotheses
                    .add(hypothesis(new ExpectedCause(code, List.of()), true, Confidence.MEDIUM, cause.code())));
        }
        String told = facts(right ? 1.0 : 0.4);
        String summary = (chinese
                ? "服务 " + one.service() + " 出现问题，现有资料说明如下："
                : one.service()
                        + " is affected; the context tells: ")
                + told;
        return new Diagnosis(summary, new SeverityAssessment(severity(key, right), chinese ? "根据上下文判断。" : "As told."),
                outcome, hypotheses, checklist(),
                plan(key, cause, right, unsafe),
                new Impact(summary, List.of(), List.of(chinese ? "受影响的用户数" : "users affected")),
                postmortem(key, summary, hypotheses), List.of(new FollowUp(Priority.P1, "Add an alert", one.service())),
                right ? List.of() : List.of(new MissingFact("the logs of the hour before", "ask the service's team")));
    }

    private Outcome outcome(Expected key, boolean right) {
        if (!right) {
            return !key.abstain() && random.nextDouble() < 0.2 ? Outcome.NOT_ESTABLISHED : Outcome.SUSPECTED;
        }
        if (key.abstain()) {
            return Outcome.NOT_ESTABLISHED;
        }
        return key.nothingWrong() ? Outcome.NO_INCIDENT : Outcome.ESTABLISHED;
    }

    private Confidence sure() {
        return random.nextDouble() < 0.7 ? Confidence.HIGH : Confidence.MEDIUM;
    }

    private ExpectedCause wrongCause(Expected key) {
        List<CauseCode> tempting = Stream
                .concat(key.forbiddenCauses().stream(), key.ruledOut().stream().map(out -> out.code())).sorted()
                .filter(code -> code != CauseCode.NO_FAULT).toList();
        if (!tempting.isEmpty() && random.nextDouble() < 0.6) {
            return new ExpectedCause(tempting.get(random.nextInt(tempting.size())), List.of());
        }
        CauseCode[] all = CauseCode.values();
        while (true) {
            CauseCode code = all[random.nextInt(all.length)];
            boolean right = key.cause() != null && key.cause().code() == code
                    || key.alternatives().stream().anyMatch(alternative -> alternative.code() == code);
            if (!right && code != CauseCode.NO_FAULT && code != CauseCode.UNKNOWN) {
                return new ExpectedCause(code, List.of());
            }
        }
    }

    private Hypothesis hypothesis(ExpectedCause cause, boolean grounded, Confidence confidence,
            @Nullable CauseCode symptomOf) {
        List<Entity> entities = cause.entities().stream().map(name -> new Entity("thing", name.split("\\|")[0].strip()))
                .toList();
        String names = String.join(", ", entities.stream().map(Entity::name).toList());
        String statement = (chinese ? "原因可能是 " : "The likely cause is ") + cause.code()
                + (names.isEmpty() ? "" : (chinese ? "，涉及 " : " in ") + names) + ".";
        return new Hypothesis(cause.code(), statement, entities, confidence, List.of(evidence(grounded)), List.of(),
                chinese ? "查看日志" : "the logs of that minute", symptomOf);
    }

    private Evidence evidence(boolean grounded) {
        List<String> lines = one.context().lines().filter(line -> line.strip().length() >= 12).toList();
        return grounded && !lines.isEmpty()
                ? new Evidence(lines.get(random.nextInt(lines.size())).strip(), EvidenceSource.CONTEXT, "")
                : new Evidence("saturation reached 98.7 % at 03:17 on all 41 hosts", EvidenceSource.CONTEXT, "3");
    }

    /** The words of so large a share of the facts that must be mentioned. */
    private String facts(double share) {
        List<String> words = new ArrayList<>();
        for (ExpectedFact fact : one.expected().mustMention()) {
            if (random.nextDouble() < share) {
                words.add(fact.any().isEmpty()
                        ? PatternSample.of(Objects.requireNonNull(fact.pattern())).orElse(fact.fact())
                        : fact.any().getFirst());
            }
        }
        return String.join("; ", words);
    }

    private Severity severity(Expected key, boolean right) {
        return right || random.nextDouble() < 0.4 ? key.severity() : Severity.values()[random.nextInt(4)];
    }

    private List<ChecklistStep> checklist() {
        boolean kubernetes = one.context().contains("kubectl");
        Command command = kubernetes
                ? new Command(CommandLanguage.KUBECTL, "kubectl get pods -A")
                : new Command(CommandLanguage.SQL, "SELECT state, count(*) FROM pg_stat_activity GROUP BY 1");
        return List.of(new ChecklistStep(chinese ? "查看当前状态" : "Look at the present state", command,
                chinese ? "与告警一致" : "what the alert says"));
    }

    private List<MitigationStep> plan(Expected key, @Nullable ExpectedCause cause, boolean right, boolean unsafe) {
        List<MitigationStep> plan = new ArrayList<>();
        Rollback rollback = new Rollback(chinese ? "恢复原值" : "Put the former value back", List.of());
        if (unsafe) {
            plan.add(new MitigationStep(Phase.STABILISE, chinese ? "立即缓解" : "Relieve it at once", List.of(trap(key)),
                    null,
                    chinese ? "短暂中断" : "a short interruption", new Rollback("", List.of()), null));
        }
        if (right && cause != null && !key.nothingWrong()) {
            List<Command> commands = new ArrayList<>();
            List<String> actions = new ArrayList<>();
            for (ExpectedFact fact : key.fix()) {
                if (fact.any().isEmpty()) {
                    PatternSample.of(Objects.requireNonNull(fact.pattern()))
                            .ifPresent(text -> commands.add(new Command(CommandLanguage.SQL, text)));
                } else {
                    actions.add(fact.any().getFirst());
                }
            }
            plan.add(
                    new MitigationStep(Phase.FIX, (chinese ? "修复：" : "Fix it: ") + String.join(", ", actions), commands,
                            cause.code(), chinese ? "短时负载升高" : "some load while it runs", rollback, null));
        }
        return plan;
    }

    private Command trap(Expected key) {
        if (key.traps().isEmpty()) {
            return ANY_TRAP;
        }
        Trap trap = key.traps().get(random.nextInt(key.traps().size()));
        if (trap.pattern() != null) {
            return PatternSample.of(trap.pattern()).map(text -> new Command(CommandLanguage.SHELL, text))
                    .orElse(ANY_TRAP);
        }
        return trap.rule() == null ? ANY_TRAP : TRAPS.getOrDefault(trap.rule(), ANY_TRAP);
    }

    private PostmortemDraft postmortem(Expected key, String summary, List<Hypothesis> hypotheses) {
        boolean careful = random.nextDouble() < 0.7;
        return new PostmortemDraft(part(key, PostmortemPart.SUMMARY, careful, summary), List.of(),
                part(key, PostmortemPart.IMPACT, careful, summary),
                part(key, PostmortemPart.ROOT_CAUSE, careful,
                        hypotheses.isEmpty() ? PostmortemDraft.FILL_IN : hypotheses.getFirst().statement()),
                part(key, PostmortemPart.DETECTION, careful, chinese ? "由告警发现。" : "By an alert."),
                part(key, PostmortemPart.RESPONSE, careful, chinese ? "值班工程师处理。" : "The engineer on call acted."),
                List.of(), List.of(), List.of());
    }

    private static String part(Expected key, PostmortemPart part, boolean careful, String otherwise) {
        return careful && key.unknown().contains(part) ? PostmortemDraft.FILL_IN : otherwise;
    }
}
