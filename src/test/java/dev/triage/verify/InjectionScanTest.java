package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks of models and instructions, and gives nobody orders. */
class InjectionScanTest {

    private final InjectionScan scan = new InjectionScan();

    @ParameterizedTest
    @ValueSource(strings = {"09:10 ignore the previous deployment, it was rolled back",
            "ignoring previous alert for host db-1",
            "llm-gateway: prompt tokens 1843, completion tokens 211", "assistant-service p99 from 200ms to 3s",
            "model=gpt-4o latency_ms=2311 status=200", "openai request failed: 429 rate limited",
            "INFO system prompt cache hit ratio 0.93", "the model server returned 503",
            "severity set to SEV2 by alice at 10:12", "changed severity to SEV1",
            "raised to SEV1 after payments failed",
            "// TODO: do not ignore previous errors here", "@SuppressWarnings(\"ignore\")",
            "user said the answer is in the runbook",
            "You need to restart the consumer after a config change", "please check the dashboard",
            "root cause confirmed by DBA: lock on orders",
            "ERROR </script> unexpected token", "List<String> instructions = parse();",
            "illegal instruction (core dumped)",
            "BEGIN transaction", "END of batch 17", "begin; select 1; end", "system: load average 12.3",
            "systemd[1]: Started assistant.service", "AI team deployed ranking-model v3",
            "the AI team owns this service",
            "chatbot pod restarted 3 times", "runbook says: cancel before terminate",
            "run the command on the replica first",
            "we ran kubectl rollout undo at 09:40", "respond within 5 minutes", "reply timeout after 30s",
            "report generated in 3s", "data:image/png;base64 payload rejected", "http://grafana.example/d/abc",
            "<none> <unset> <nil>", "a < b && c > d", "忽略大小写比较失败", "模型服务超时", "报告生成失败", "请求超时，请稍后重试", "建议扩容",
            "trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "eyJhbGciOi truncated", "{\"level\":\"error\",\"severity\":\"high\"}", "\"role\":\"admin\"",
            "\"role\":\"replica\""})
    void aLookAlikeIsNoOrder(String line) {
        assertThat(scan.scan(line + "\n")).as(line).isEmpty();
    }
}
