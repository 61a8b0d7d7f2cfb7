package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.security.Caller;
import dev.triage.vault.Originals;
import dev.triage.vault.Revealer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Puts originals in place of placeholders in incidents and runs, for callers with the right, on their way out. */
@RestControllerAdvice
class RevealAdvice implements ResponseBodyAdvice<Object> {

    private final Revealer revealer;
    private final JsonMapper json;

    RevealAdvice(Revealer revealer, JsonMapper json) {
        this.revealer = revealer;
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter method, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        IncidentId incident = switch (body) {
            case RunView run -> run.incidentId();
            case IncidentView view -> view.id();
            case null, default -> null;
        };
        if (incident == null) {
            return body;
        }
        Originals originals = revealer.forReader(incident, Caller.current().mayReveal());
        return originals.isEmpty() ? body : originals.reveal(json.valueToTree(body));
    }
}
