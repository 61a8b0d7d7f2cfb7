package dev.triage.triage;

import dev.triage.llm.TokenUsage;
import dev.triage.redact.RedactedText;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every question to a model with its answer; written as soon as the answer is there, so that none is lost. */
@Repository
public class ModelCallRepository {

    private final JdbcClient jdbc;
    private final StoredResultRepository json = new StoredResultRepository();

    ModelCallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(RunId run, ModelCall call) {
        jdbc.sql(
                """
                INSERT INTO model_call (run_id, position, model, parameters, system_prompt, user_prompt, outcome, reply,
                                        errors, input_tokens, output_tokens, cost_usd, latency_ms, asked_at)
                SELECT :run, coalesce(max(position) + 1, 0), :model, CAST(:parameters AS jsonb), :system, :user,
                       :outcome, :reply, CAST(:errors AS jsonb), :input, :output, :cost, :latency, :asked
                FROM model_call WHERE run_id = :run
                """).param("run", run.value()).param("model", call.model())
                .param("parameters", json.write(call.parameters())).param("system", call.system().value())
                .param("user", call.user().value()).param("outcome", call.outcome())
                .param("reply", call.reply().value()).param("errors", json.write(call.errors()))
                .param("input", call.usage().input()).param("output", call.usage().output())
                .param("cost", call.costUsd()).param("latency", call.latencyMillis())
                .param("asked", Timestamp.from(call.askedAt())).update();
    }

    /** The calls of a run over all its attempts, in order. */
    @SuppressWarnings("unchecked") // the column holds what append wrote
    public List<ModelCall> ofRun(RunId run) {
        return jdbc.sql("SELECT * FROM model_call WHERE run_id = :run ORDER BY position").param("run", run.value())
                .query((row, n) -> new ModelCall(row.getString("model"),
                        (Map<String, Object>) json.read(row.getString("parameters"), Map.class),
                        RedactedText.fromStore(row.getString("system_prompt")),
                        RedactedText.fromStore(row.getString("user_prompt")), row.getString("outcome"),
                        RedactedText.fromStore(row.getString("reply")),
                        List.of(json.read(row.getString("errors"), String[].class)),
                        new TokenUsage(row.getInt("input_tokens"), row.getInt("output_tokens")),
                        row.getBigDecimal("cost_usd"), row.getDouble("latency_ms"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }
}
