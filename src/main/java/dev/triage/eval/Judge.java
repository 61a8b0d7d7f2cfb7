package dev.triage.eval;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.llm.LlmClient;
import dev.triage.llm.LlmReply;
import dev.triage.llm.LlmRequest;
import dev.triage.llm.ModelInfo;
import dev.triage.llm.Price;
import dev.triage.llm.TokenUsage;
import dev.triage.prompt.TokenBudget;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a model how reports are written. It judges prose and nothing else, sees neither the key of the case nor whose
 * report it is, and no score, gate or baseline goes by it.
 */
public final class Judge {

    static final String FILE = "judgements.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OUTPUT_MAX_TOKENS = 1_000;
    private static final int TRIES_MAX = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final LlmClient llm;
    private final Redactor redactor;
    private final ModelInfo model;
    private final JudgePolicy policy;
    private final Budget budget;

    /**
     * Makes a judge.
     *
     * @param budgetUsd dollars; null for no limit
     * @throws EvalException if there is no such model, or its price is not known
     */
    public Judge(LlmClient llm, Redactor redactor, String model, JudgePolicy policy, @Nullable BigDecimal budgetUsd) {
        this.llm = llm;
        this.redactor = redactor;
        this.model = llm.models().stream().filter(info -> info.name().value().equals(model)).findFirst()
                .orElseThrow(() -> new EvalException("model " + model + " is not there; there are "
                        + llm.models().stream().map(info -> info.name().value()).toList()));
        this.policy = policy;
        this.budget = new Budget(budgetUsd);
        if (this.model.price() == null) {
            throw new EvalException("the price of " + model + " is unknown, so its cost could not be bounded; set"
                    + " input-price-per-million and output-price-per-million");
        }
    }

    /**
     * Refuses arms of the judge's own family, and arms or a judge whose family the name does not tell.
     *
     * @throws EvalException with every arm that can't be judged
     */
    public void check(List<Arm> arms) {
        Optional<ModelFamily> own = ModelFamily.of(model.modelId());
        List<String> problems = new ArrayList<>();
        if (own.isEmpty()) {
            problems.add("the family of the judge " + model.modelId() + " is not known by its name, so it might judge"
                    + " its own kind");
        }
        for (Arm arm : arms) {
            Optional<ModelFamily> theirs = ModelFamily.of(arm.model());
            if (theirs.isEmpty()) {
                problems.add("the family of " + arm.label() + " is not known by its name");
            } else if (theirs.equals(own)) {
                problems.add(arm.label() + " is of the family " + theirs.get() + ", and so is the judge; take a judge"
                        + " of another");
            }
        }
        if (!problems.isEmpty()) {
            throw new EvalException(problems);
        }
    }

    /** Judges every diagnosis of these arms that was not judged yet; stops when the budget does not allow another call. */
    public List<Judgement> judge(RunResults results, List<Arm> arms) {
        check(arms);
        JsonLines<Judgement> file = new JsonLines<>(results.place().resolve(FILE), Judgement.class);
        Map<String, Judgement> known = new LinkedHashMap<>();
        file.read().forEach(each -> known.put(each.key(), each));
        List<Judgement> all = new ArrayList<>();
        for (Cell row : results.rows()) {
            Diagnosis diagnosis = row.proposed();
            if (diagnosis == null || !arms.contains(row.id().arm())) {
                continue;
            }
            RedactedText prose = redactor.redact(prose(diagnosis));
            String key = Hashes.of(model.provider() + " " + model.modelId(), policy.hash(), prose.value());
            Judgement judgement = known.get(key);
            if (judgement == null || judgement.grades().isEmpty()) {
                try {
                    judgement = ask(key, row.id(), prose);
                } catch (Budget.Reached e) {
                    return all;
                }
                file.append(judgement);
                known.put(key, judgement);
            }
            all.add(judgement.of(row.id()));
        }
        return all;
    }

    private Judgement ask(String key, CellId cell, RedactedText prose) {
        LlmRequest request = new LlmRequest(model.name(), redactor.redact(policy.instructions()), prose,
                policy.schema(), OUTPUT_MAX_TOKENS, 0, DEADLINE);
        Price price = model.price();
        BigDecimal worst = worst(price, request);
        budget.reserve(worst);
        BigDecimal cost = BigDecimal.ZERO;
        LlmReply reply;
        try {
            reply = llm.ask(request);
            cost = price == null ? BigDecimal.ZERO : price.cost(reply.usage());
        } finally {
            budget.settle(worst, cost);
        }
        Map<String, Integer> grades = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        String failure = reply instanceof LlmReply.Answered answered
                ? read(answered.text(), grades, reasons)
                : "no answer (" + reply.getClass().getSimpleName() + ")";
        return new Judgement(key, cell, model.name().value(), policy.version(), grades, reasons, failure, cost);
    }

    /** Reads all five grades or none; returns why none. Nothing is repaired by guesswork. */
    private String read(String text, Map<String, Integer> grades, Map<String, String> reasons) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            return "the reply is not JSON";
        }
        for (String name : policy.names()) {
            JsonNode grade = root.path(name).path("grade");
            if (!grade.isIntegralNumber() || grade.intValue() < 1 || grade.intValue() > JudgePolicy.GRADES) {
                grades.clear();
                reasons.clear();
                return "the reply has no grade from 1 to 5 for " + name;
            }
            grades.put(name, grade.intValue());
            reasons.put(name, redactor.redact(root.path(name).path("reason").asString("")).value());
        }
        return "";
    }

    /** What the analyst wrote, without commands, codes and names of the analyst, between lines that name it as data. */
    static String prose(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        lines.add("Summary: " + diagnosis.summary());
        lines.add("Severity: " + diagnosis.severity().reasoning());
        lines.add("Impact: " + diagnosis.impact().statement());
        diagnosis.hypotheses().forEach(each -> lines.add("Possible cause: " + each.statement() + " To confirm: "
                + each.wouldConfirm()));
        diagnosis.checklist().forEach(step -> lines.add("Look at: " + step.step() + " Expect: " + step.expected()));
        diagnosis.mitigations().forEach(step -> lines.add("Do: " + step.action() + " Risk: " + step.risk()));
        lines.add("Postmortem: " + diagnosis.postmortem().summary());
        String body = String.join("\n", lines);
        String fence = Hashes.of(body).substring(0, 16);
        return "BEGIN REPORT " + fence + "\n" + body + "\nEND REPORT " + fence;
    }

    private static BigDecimal worst(@Nullable Price price, LlmRequest request) {
        if (price == null) {
            return BigDecimal.ZERO;
        }
        int input = TokenBudget.estimate(request.system().value()) + TokenBudget.estimate(request.user().value())
                + TokenBudget.estimate(request.schema());
        return price.cost(new TokenUsage(input, request.maxOutputTokens())).multiply(BigDecimal.valueOf(TRIES_MAX));
    }
}
