package dev.triage.cli;

import dev.triage.eval.Arm;
import dev.triage.eval.EvalBeans;
import dev.triage.eval.HandLabels;
import dev.triage.eval.Judge;
import dev.triage.eval.JudgePolicy;
import dev.triage.eval.Judgement;
import dev.triage.eval.RunResults;
import dev.triage.evalreport.JudgementText;
import dev.triage.llm.LlmClient;
import dev.triage.redact.Redactor;
import dev.triage.stats.Kappa;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the prose of a run judged. */
@Command(name = "judge", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Asks a model of another family how the reports of a run are written: five dimensions, 1 to 5, by a policy.",
        "Prose only, and never part of compare, bless or a baseline. What was judged is not asked again."},
        footer = {"", "Example:", "  triage eval judge eval/runs/mine --judge claude-x --labels labels.csv --budget 2"})
final class EvalJudgeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN[@ARM]", description = "Folder of a run.")
    private String run = "";
    @Option(names = "--judge", paramLabel = "MODEL", required = true,
            description = "A configured model of another family than the judged ones.")
    private String judge = "";
    @Option(names = "--policy", paramLabel = "FILE", defaultValue = "eval/judge/policy.yaml",
            description = "What it goes by (default: ${DEFAULT-VALUE}).")
    private Path policyFile = Path.of("eval/judge/policy.yaml");
    @Option(names = "--labels", paramLabel = "FILE",
            description = "Grades by people, as case,language,arm,repeat,dimension,grade; agreement is reported.")
    private @Nullable Path labels;
    @Option(names = "--budget", paramLabel = "USD", description = "Stops before the next call could pass it.")
    private @Nullable BigDecimal budget;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String text = EvalCommand.corrected(() -> {
            JudgePolicy policy = JudgePolicy.read(policyFile);
            RunResults results = RunResults.open(Path.of(run.contains("@") ? run.substring(0, run.indexOf('@')) : run));
            List<String> labelsOfArms = EvalCompareCommand.arms(results, run);
            List<Arm> arms = results.cells().stream().map(cell -> cell.id().arm())
                    .filter(arm -> labelsOfArms.contains(arm.label())).distinct().toList();
            HandLabels byHand = labels == null ? null : HandLabels.read(labels, policy);
            try (ConfigurableApplicationContext beans = EvalBeans.start()) {
                List<Judgement> judgements = new Judge(beans.getBean(LlmClient.class), beans.getBean(Redactor.class),
                        judge, policy, budget).judge(results, arms);
                Map<String, Kappa> agreement = byHand == null ? Map.of() : byHand.agreement(judgements, policy);
                return JudgementText.of(policy, judgements, agreement);
            }
        });
        EvalCommand.out(spec).println(text);
        return 0;
    }
}
