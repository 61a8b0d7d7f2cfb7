package dev.triage.eval;

import dev.triage.llm.LlmClient;
import dev.triage.llm.LlmReply;
import dev.triage.llm.LlmRequest;
import dev.triage.llm.ModelInfo;
import dev.triage.redact.Redactor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's replies come from and where they go. A reply that was paid for is kept in the run's folder at once and
 * is found again by its request and repeat, so that a changed check never costs a call. Thread-safe.
 */
final class Replies {

    private final LlmClient real;
    private final @Nullable Recording recording;
    private final RunFolder folder;
    private final @Nullable JsonLines<RecordedReply> record;
    private final Redactor redactor;
    private final Map<String, RecordedReply> paid = new ConcurrentHashMap<>();

    Replies(LlmClient real, @Nullable Recording recording, RunFolder folder,
            @Nullable JsonLines<RecordedReply> record, Redactor redactor) {
        this.real = real;
        this.recording = recording;
        this.folder = folder;
        this.record = record;
        this.redactor = redactor;
        folder.replies().forEach(each -> paid.put(key(each.parts(), each.cell().repeat()), each));
    }

    List<ModelInfo> models() {
        return recording == null ? real.models() : recording.models();
    }

    ModelInfo model(String name) {
        return models().stream().filter(info -> info.name().value().equals(name)).findFirst()
                .orElseThrow(() -> new EvalException("model " + name + " is not there; there is signature"
                        + models().stream().map(info -> ", " + info.name().value()).collect(Collectors.joining())
                        + ". Others become known by configuration, such as OPENAI_API_KEY"));
    }

    @Nullable
    Recording replayed() {
        return recording;
    }

    /** A reply that was paid for already; it is recorded as well, for the recording may be new. */
    @Nullable
    RecordedReply paid(RequestParts parts, int repeat) {
        RecordedReply found = paid.get(key(parts, repeat));
        if (found != null && record != null) {
            record.append(found);
        }
        return found;
    }

    LlmReply ask(LlmRequest request) {
        return real.ask(request);
    }

    /** Keeps a reply, without secrets: what a model makes up may look like one. */
    void keep(RecordedReply reply) {
        RecordedReply clean = new RecordedReply(reply.cell(), reply.question(), reply.parts(), reply.refused(),
                redactor.redact(reply.text()).value(), reply.usage(), reply.latencyMillis());
        folder.append(clean);
        paid.put(key(clean.parts(), clean.cell().repeat()), clean);
        if (record != null) {
            record.append(clean);
        }
    }

    private static String key(RequestParts parts, int repeat) {
        return parts.key() + "#" + repeat;
    }
}
