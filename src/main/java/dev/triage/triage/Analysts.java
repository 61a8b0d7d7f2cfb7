package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.llm.LlmClient;
import dev.triage.llm.ModelInfo;
import dev.triage.signature.SignatureAnalyst;
import dev.triage.signature.SignatureInput;
import dev.triage.verify.Verification;
import dev.triage.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the chosen analyst and, when it fails, the next, down to the signature analyst, which always answers. */
@Component
class Analysts {

    /** The name of the deterministic analyst. */
    static final String SIGNATURE = "signature";

    private final LlmClient llm;
    private final ModelAnalyst modelAnalyst;
    private final SignatureAnalyst signatureAnalyst;
    private final Verifier verifier;
    private final ModelCallRepository modelCalls;
    private final TriageProperties properties;
    private final RunMetrics metrics;

    Analysts(LlmClient llm, ModelAnalyst modelAnalyst, SignatureAnalyst signatureAnalyst, Verifier verifier,
            ModelCallRepository modelCalls, TriageProperties properties, RunMetrics metrics) {
        this.llm = llm;
        this.modelAnalyst = modelAnalyst;
        this.signatureAnalyst = signatureAnalyst;
        this.verifier = verifier;
        this.modelCalls = modelCalls;
        this.properties = properties;
        this.metrics = metrics;
    }

    Analysis analyse(TriageRun run, AnalysisInput input, RunProgress progress) {
        ModelCalls calls = new ModelCalls(call -> log(run, call));
        List<String> shortfalls = new ArrayList<>();
        for (String name : chain(run)) {
            Optional<ModelInfo> model = llm.models().stream().filter(info -> info.name().value().equals(name))
                    .findFirst();
            if (model.isEmpty()) {
                shortfalls.add("model " + name + " is not configured any more");
                continue;
            }
            switch (modelAnalyst.ask(model.get(), run, input, calls, progress)) {
                case ModelAnswer.Usable usable -> {
                    return calls.analysis(usable.answer().verification(), name, usable.prompt(), usable.secondTry(),
                            shortfalls);
                }
                case ModelAnswer.Unusable unusable -> {
                    shortfalls.add("model " + name + ": " + unusable.reason());
                    metrics.fallback(name);
                }
            }
        }
        Diagnosis diagnosis = progress.stage(Stage.ANALYSE, SIGNATURE,
                () -> signatureAnalyst.analyse(new SignatureInput(input.incident(), input.facts(), input.similar(),
                        input.runbooks(), run.language())));
        if (!shortfalls.isEmpty()) {
            shortfalls.add("answered by " + SIGNATURE);
        }
        Verification checked = progress.stage(Stage.VERIFY,
                () -> verifier.verify(diagnosis, input.grounds(run.language())));
        return calls.analysis(checked, SIGNATURE, null, null, shortfalls);
    }

    private void log(TriageRun run, ModelCall call) {
        modelCalls.append(run.id(), call);
        if (call.outcome().equals(ModelCall.REJECTED)) {
            metrics.parseFailure(call.model());
        }
    }

    /** The models to ask, in order; empty when the signature analyst itself was chosen. */
    private Set<String> chain(TriageRun run) {
        Set<String> chain = new LinkedHashSet<>();
        if (!run.model().equals(SIGNATURE)) {
            chain.add(run.model());
            chain.addAll(properties.fallbackModels());
            chain.remove(SIGNATURE);
        }
        return chain;
    }
}
