package dev.triage.llm;

import java.util.List;

/** Asks chat models. */
public interface LlmClient {

    /** Asks one model, retrying within the deadline where that can help. Never throws for what a peer does. */
    LlmReply ask(LlmRequest request);

    /** The configured models, in order of preference; the deterministic analyst is not among them. */
    List<ModelInfo> models();
}
