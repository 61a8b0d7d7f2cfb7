package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.fact.Span;
import dev.triage.fact.SqlStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexAdviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "SELECT * FROM t WHERE user_id = $1 AND status = 'paid' ORDER BY created_at DESC LIMIT 20 | user_id, status, created_at DESC",
            "SELECT * FROM t WHERE status = 'new' AND shop = 3 | shop, status",
            "SELECT * FROM t WHERE status='pending' | id WHERE status = 'pending'",
            "SELECT * FROM t WHERE status='pending' ORDER BY created_at | created_at WHERE status = 'pending'",
            "SELECT * FROM t WHERE a = 1 AND at > now() | a, at",
            "DELETE FROM t WHERE expires_at < '2026-01-01' | expires_at"})
    void ordersTheColumns(String sql, String columns) {
        assertThat(IndexAdvice.of(statement(sql))).get().extracting(IndexAdvice::columns).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"SELECT * FROM t", "SELECT * FROM t WHERE a = 1 OR b = 2",
            "SELECT * FROM t WHERE status = $1"})
    void saysNothingWhereAnyIndexWouldBeAGuess(String sql) {
        assertThat(IndexAdvice.of(statement(sql))).isEmpty();
    }

    @Test
    void buildsWithoutBlockingWritesAndNamesTheIndexToDrop() {
        IndexAdvice advice = IndexAdvice.of(statement("SELECT * FROM t WHERE a = 1")).orElseThrow();

        assertThat(advice.ddl()).isEqualTo("CREATE INDEX CONCURRENTLY idx_t_a ON t (a)");
        assertThat(advice.name()).isEqualTo("idx_t_a");
    }

    private static SqlStatement statement(String sql) {
        return new SqlStatement("F1", new Span(0, sql.length(), 1, 1), sql, sql.split(" ")[0], List.of("t"));
    }
}
