package dev.triage.shadow;

import dev.triage.triage.ModelCall;
import java.util.List;

/** A question to the candidate with its reply, as it was stored: redacted. */
public record ShadowCall(String model, String outcome, String system, String user, String reply, List<String> errors,
        double latencyMillis) {

    public ShadowCall {
        errors = List.copyOf(errors);
    }

    static ShadowCall of(ModelCall call) {
        return new ShadowCall(call.model(), call.outcome(), call.system().value(), call.user().value(),
                call.reply().value(), call.errors(), call.latencyMillis());
    }
}
