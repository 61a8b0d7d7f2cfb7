package dev.triage.triage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts runs by what they used. */
@Repository
public class RunUsageRepository {

    private final JdbcClient jdbc;

    RunUsageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the model that was asked for. */
    public Map<String, RunUsage> byModel() {
        return by("model", "true");
    }

    /** By prompt version, of the runs that asked a model; the signature analyst needs no prompt. */
    public Map<String, RunUsage> byPrompt() {
        return by("prompt_version", "model <> '" + Analysts.SIGNATURE + "'");
    }

    private Map<String, RunUsage> by(String column, String condition) {
        List<RunUsage> usages = jdbc.sql("""
                                         SELECT %1$s AS name, count(*) AS runs,
                                                count(*) FILTER (WHERE status = 'VERIFIED') AS verified,
                                                count(*) FILTER (WHERE status = 'DEGRADED') AS degraded,
                                                count(*) FILTER (WHERE status = 'FAILED') AS failed,
                                                sum(cost_usd) AS cost,
                                                percentile_cont(0.5) WITHIN GROUP (
                                                    ORDER BY extract(epoch FROM finished_at - started_at) * 1000)
                                                    FILTER (WHERE status IN ('VERIFIED', 'DEGRADED')) AS median
                                         FROM triage_run WHERE %2$s GROUP BY %1$s
                                         """.formatted(column, condition))
                .query((row, n) -> new RunUsage(row.getString("name"), row.getInt("runs"), row.getInt("verified"),
                        row.getInt("degraded"), row.getInt("failed"), row.getBigDecimal("cost"),
                        (Double) row.getObject("median")))
                .list();
        return usages.stream().collect(Collectors.toMap(RunUsage::name, Function.identity()));
    }
}
