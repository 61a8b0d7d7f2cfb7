package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.DiagnosisParser;
import dev.triage.fact.FactExtractor;
import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.llm.LlmClient;
import dev.triage.llm.ModelInfo;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptRenderer;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.signature.SignatureAnalyst;
import dev.triage.signature.SignatureInput;
import dev.triage.verify.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The stages of a run for an incident that is nowhere stored: facts, one analyst, the checks. It leaves no trace, so
 * nothing can find it as a similar incident, and it searches for no past incidents or runbooks, so that its outcome
 * depends on its arguments alone. No other analyst answers in place of one that fails. Thread-safe.
 */
public final class Rehearsal {

    /** The name of the deterministic analyst, in place of a model's. */
    public static final String SIGNATURE = Analysts.SIGNATURE;

    private static final int SHEETS_MAX = 32;

    /** What the checks find is not told to the model: measured is its own answer, not that of a loop around it. */
    public static final SecondTryProperties FIRST_ANSWER = new SecondTryProperties(false, 0, Duration.ofSeconds(1));

    private final FactExtractor factExtractor;
    /** One incident is rehearsed many times in a row; its facts are the same each time. */
    private final Map<RedactedText, FactSheet> sheets = Collections.synchronizedMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RedactedText, FactSheet> eldest) {
            return size() > SHEETS_MAX;
        }
    });
    private final PromptCatalog prompts;
    private final PromptRenderer renderer;
    private final SignatureAnalyst signatureAnalyst;
    private final Verifier verifier;
    private final Redactor redactor;
    private final TriageProperties properties;
    private final SecondTryProperties secondTry;
    private final Clock clock;

    /**
     * Makes one.
     *
     * @param secondTry whether what the checks find is told to the model, as in the service, or not: {@link #FIRST_ANSWER}
     */
    public Rehearsal(FactExtractor factExtractor, PromptCatalog prompts, PromptRenderer renderer,
            SignatureAnalyst signatureAnalyst, Verifier verifier, Redactor redactor, TriageProperties properties,
            SecondTryProperties secondTry, Clock clock) {
        this.factExtractor = factExtractor;
        this.prompts = prompts;
        this.renderer = renderer;
        this.signatureAnalyst = signatureAnalyst;
        this.verifier = verifier;
        this.redactor = redactor;
        this.properties = properties;
        this.secondTry = secondTry;
        this.clock = clock;
    }

    /**
     * Runs one analyst on one incident.
     *
     * @param model name of a model of the client, or {@code signature}
     * @param llm asked for every reply; what it throws goes to the caller
     */
    public RehearsalResult run(RehearsalCase one, String model, String promptVersion, String language, LlmClient llm) {
        Incident incident = one.incident();
        FactSheet facts = sheets.computeIfAbsent(incident.context(), factExtractor::extract);
        AnalysisInput input = new AnalysisInput(incident, facts, one.similar(), one.runbooks());
        if (model.equals(Analysts.SIGNATURE)) {
            Diagnosis proposed = signatureAnalyst
                    .analyse(new SignatureInput(incident, facts, one.similar(), one.runbooks(), language));
            return new RehearsalResult.Diagnosed(proposed, verifier.verify(proposed, input.grounds(language)),
                    List.of());
        }
        Optional<ModelInfo> known = llm.models().stream().filter(info -> info.name().value().equals(model)).findFirst();
        if (known.isEmpty()) {
            return new RehearsalResult.Undiagnosed("model " + model + " is not configured", List.of());
        }
        List<ModelCall> calls = new ArrayList<>();
        ModelAnalyst analyst = new ModelAnalyst(llm, prompts, renderer, new DiagnosisParser(), redactor,
                new ActiveModelCalls(), verifier, properties, secondTry, clock);
        Instant now = clock.instant();
        TriageRun run = new TriageRun(new RunId(new UUID(0, 0)), incident.id(), model, promptVersion, language,
                RedactedText.empty(), List.of(), RunStatus.RUNNING, "", 1, now, now, null, null);
        return switch (analyst.ask(known.get(), run, input, new ModelCalls(calls::add), Steps.UNRECORDED)) {
            case ModelAnswer.Usable usable -> new RehearsalResult.Diagnosed(usable.answer().diagnosis(),
                    usable.answer().verification(), calls);
            case ModelAnswer.Unusable unusable -> new RehearsalResult.Undiagnosed(unusable.reason(), calls);
        };
    }
}
