package dev.triage.eval;

import dev.triage.llm.LlmClient;
import dev.triage.llm.ModelInfo;
import dev.triage.prompt.PromptCatalog;
import dev.triage.redact.Redactor;
import dev.triage.triage.Rehearsal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a matrix: works out the cells that are not there yet, side by side within each provider's limit, and scores all of
 * them. A cell is found by its key, so going on after a kill, trying failed ones again, adding repeats and using what was
 * paid for are one and the same.
 */
public final class EvalRunner {

    private static final int CALLS_AT_A_TIME = 4;

    private final Rehearsal rehearsal;
    private final LlmClient llm;
    private final PromptCatalog prompts;
    private final Redactor redactor;
    private final Clock clock;
    private final CodeVersion code = CodeVersion.current();

    EvalRunner(Rehearsal rehearsal, LlmClient llm, PromptCatalog prompts, Redactor redactor, Clock clock) {
        this.rehearsal = rehearsal;
        this.llm = llm;
        this.prompts = prompts;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Runs.
     *
     * @throws EvalException if a case, the matrix or a recording has to be corrected; nothing is lost by it
     */
    public RunManifest run(RunPlan plan, ProgressListener listener) {
        Instant start = clock.instant();
        Matrix matrix = plan.matrix();
        List<EvalCase> cases = matrix.chosen(CaseFolder.load(matrix.cases(), plan.heldOut()));
        Map<String, EvalCase> byId = cases.stream().collect(Collectors.toMap(EvalCase::id, Function.identity()));
        RunFolder folder = new RunFolder(plan.out());
        Replies replies = new Replies(llm, plan.replay(), folder, plan.record() == null
                ? null
                : new JsonLines<>(plan.record().resolve("replies.jsonl"), RecordedReply.class), redactor);
        checkArms(plan, replies);
        Map<String, Cell> rows = new ConcurrentHashMap<>(folder.cells());
        List<Planned> planned = matrix.cells(cases).stream().map(id -> planned(id, byId, replies)).toList();
        List<Planned> missing = planned.stream().filter(each -> !isThere(rows.get(each.key()))).toList();
        Budget budget = new Budget(plan.budgetUsd());
        CellWork work = new CellWork(rehearsal, redactor, folder, clock);
        Batch batch = new Batch(missing.size(), budget, start, listener);
        Map<String, Semaphore> limits = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Planned each : missing) {
                Semaphore limit = limits.computeIfAbsent(provider(each.id(), replies), name -> limit(matrix, name));
                threads.execute(() -> batch.one(limit, () -> {
                    Cell cell = work.work(each, new CellClient(each.id(), each.one().hash(),
                            each.determinants().getOrDefault("prompt", ""), replies, budget));
                    folder.append(cell);
                    rows.put(each.key(), cell);
                    return cell;
                }));
            }
        }
        batch.throwProblems();
        if (plan.record() != null) {
            record(plan, matrix, replies);
        }
        List<ScoredCell> scored = new ArrayList<>();
        for (Planned each : planned) {
            Cell row = rows.get(each.key());
            if (row != null) {
                scored.add(ScoredCell.of(each.one(), row));
            }
        }
        folder.scores().replace(scored);
        RunManifest manifest = manifest(plan, cases, scored, planned.size(), batch, start);
        RunResults.write(plan.out(), manifest);
        return manifest;
    }

    private Planned planned(CellId id, Map<String, EvalCase> byId, Replies replies) {
        EvalCase one = Objects.requireNonNull(byId.get(id.caseId()));
        Map<String, String> determinants = determinants(id, one, replies);
        return new Planned(key(determinants), id, one, determinants);
    }

    private static boolean isThere(@Nullable Cell row) {
        return row != null && row.status() != Cell.Status.INFRASTRUCTURE;
    }

    private void checkArms(RunPlan plan, Replies replies) {
        List<String> problems = new ArrayList<>();
        for (Arm arm : plan.matrix().arms()) {
            if (arm.isSignature()) {
                continue;
            }
            if (prompts.find(arm.prompt()).isEmpty()) {
                problems.add("there is no prompt version " + arm.prompt());
            }
            ModelInfo model = replies.model(arm.model());
            if (model.price() == null && plan.replay() == null && !plan.allowUnknownPrice()) {
                problems.add("the price of " + arm.model() + " is unknown, so its cost could not be bounded; set"
                        + " input-price-per-million and output-price-per-million, or say --allow-unknown-price");
            }
        }
        if (!problems.isEmpty()) {
            throw new EvalException(problems.stream().distinct().toList());
        }
    }

    /** All that determines a cell's row. */
    private Map<String, String> determinants(CellId id, EvalCase one, Replies replies) {
        Map<String, String> all = new TreeMap<>();
        all.put("case", one.hash());
        all.put("language", id.language());
        all.put("repeat", String.valueOf(id.repeat()));
        if (id.arm().isSignature()) {
            all.put("model", id.arm().model());
            all.put("code", code.signature());
            return all;
        }
        ModelInfo model = replies.model(id.arm().model());
        all.put("prompt", prompts.find(id.arm().prompt()).orElseThrow().hash());
        all.put("model", model.provider() + " " + model.modelId() + " " + model.contextWindowTokens() + " "
                + model.maxOutputTokens());
        all.put("code", code.checks());
        Recording recording = replies.replayed();
        if (recording != null) {
            all.put("recording", recording.hash());
        }
        return all;
    }

    private static String key(Map<String, String> determinants) {
        return Hashes.of(determinants.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
                .toArray(String[]::new));
    }

    private static String provider(CellId id, Replies replies) {
        return id.arm().isSignature() || replies.replayed() != null
                ? "local"
                : replies.model(id.arm().model()).provider();
    }

    private static Semaphore limit(Matrix matrix, String provider) {
        int otherwise = provider.equals("local") ? Runtime.getRuntime().availableProcessors() : CALLS_AT_A_TIME;
        return new Semaphore(matrix.limits().getOrDefault(provider, otherwise), true);
    }

    private static void record(RunPlan plan, Matrix matrix, Replies replies) {
        Recording.describe(Objects.requireNonNull(plan.record()), matrix.name(), false,
                "Recorded replies of the matrix " + matrix.name() + ".",
                replies.models().stream().filter(info -> matrix.models().contains(info.name().value())).toList());
    }

    private RunManifest manifest(RunPlan plan, List<EvalCase> cases, List<ScoredCell> scored, int cells, Batch batch,
            Instant start) {
        Matrix matrix = plan.matrix();
        Recording replay = plan.replay();
        int done = (int) scored.stream().filter(ScoredCell::isScored).count();
        return new RunManifest(matrix.name(), matrix.cases().toString(), cases.size(),
                Hashes.of(cases.stream().map(EvalCase::hash).toArray(String[]::new)), plan.heldOut(),
                matrix.arms().stream().map(Arm::label).toList(), matrix.languages(), matrix.repeats(),
                matrix.contrasts(), matrix.scores(), replay == null ? "" : replay.name(),
                replay != null && replay.synthetic(), plan.build(), code.signature(), start,
                Duration.between(start, clock.instant()).toMillis() / 1e3, cells, done, batch.done(),
                scored.size() - done, cells - scored.size(), batch.spent());
    }
}
