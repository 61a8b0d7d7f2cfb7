package dev.triage.prompt;

import java.util.*;
@org.springframework.stereotype.Component
public class PromptRenderer {
    public RenderedPrompt render(PromptVersion v, PromptInput i, String s) {
        throw new IllegalStateException();
    }

    public RenderedPrompt renderRetry(RenderedPrompt v, List<String> s) {
        throw new IllegalStateException();
    }
}
