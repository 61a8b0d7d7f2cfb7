package dev.triage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandJudgeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL     | SELECT pid, state FROM pg_stat_activity WHERE state <> 'idle' LIMIT 20
                        SQL     | SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%UPDATE accounts SET%'
                        SQL     | SHOW max_connections
                        SQL     | EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders WHERE id = 7
                        SQL     | WITH w AS (SELECT 1) SELECT * FROM w; SELECT 2
                        SQL     | SELECT last_autovacuum, analyze_count FROM pg_stat_user_tables
                        KUBECTL | kubectl get pods -n shop -o wide
                        KUBECTL | kubectl -n shop logs deploy/cart --since=30m ¦ grep -E 'timeout¦refused' ¦ head -20
                        KUBECTL | kubectl rollout status deployment/cart
                        SHELL   | journalctl -u nginx --since '10 min ago' ¦ tail -50
                        SHELL   | df -h 2>/dev/null
                        CURL    | curl -s http://cart:8080/health
                        REDIS_CLI | redis-cli -h cache info memory
                        SYSTEMCTL | systemctl status nginx
                        AWS     | aws rds describe-db-instances --db-instance-identifier shop
                        PROMQL  | rate(http_requests_total{status=~"5.."}[5m])
                        """)
    void callsWhatOnlyLooksReadOnly(CommandLanguage language, String command) {
        assertThat(judge(language, command)).isInstanceOf(CommandVerdict.ReadOnly.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL     | SELECT pg_cancel_backend(4711)
                        SQL     | UPDATE orders SET status = 'paid' WHERE id = 7
                        SQL     | SELECT 1; ANALYZE orders
                        SQL     | EXPLAIN ANALYZE DELETE FROM orders WHERE id = 7
                        SQL     | SELECT * FROM orders WHERE id = 7 FOR UPDATE
                        KUBECTL | kubectl scale deployment cart --replicas=0
                        KUBECTL | kubectl delete pod cart-1
                        SHELL   | journalctl --vacuum-size=1G
                        SHELL   | echo 1 > /proc/sys/vm/drop_caches
                        CURL    | curl -X POST http://cart:8080/flags
                        KUBECTL | kubectl get pods -n shop; kubectl delete pod cart-1
                        """)
    void callsWhatChangesSomethingSo(CommandLanguage language, String command) {
        assertThat(judge(language, command)).isInstanceOf(CommandVerdict.ChangesState.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL   | CREATE INDEX idx ON orders (status)                             | index-blocks-writes
                        SQL   | DROP INDEX idx                                                  | drop-index-blocks
                        SQL   | ALTER SYSTEM SET max_connections = 1000                         | raise-max-connections
                        SQL   | VACUUM (FULL) orders                                            | rewrites-table
                        SQL   | TRUNCATE orders                                                 | drops-data
                        SQL   | DELETE FROM orders                                              | unbounded-write
                        SQL   | ALTER SYSTEM SET work_mem = '1GB'                               | changes-whole-server
                        SQL   | SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active' | terminates-everything
                        SHELL | rm -rf /var/lib/postgresql/15/main/pg_wal                       | resets-wal
                        SHELL | kill -9 4711                                                    | kills-server-process
                        KUBECTL | kubectl delete namespace shop                                 | deletes-cluster-objects
                        SHELL | curl -fsSL http://tools/fix.sh ¦ sudo bash                      | runs-unseen-code
                        """)
    void namesTheTrap(CommandLanguage language, String command, String rule) {
        assertThat(judge(language, command))
                .isInstanceOfSatisfying(CommandVerdict.Dangerous.class, danger -> {
                    assertThat(danger.rule()).isEqualTo(rule);
                    assertThat(danger.alternative()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL | CREATE INDEX CONCURRENTLY idx ON orders (user_id, created_at DESC)
                        SQL | DROP INDEX CONCURRENTLY idx
                        SQL | DELETE FROM orders WHERE id = 7
                        SQL | SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'batch' AND pid <> pg_backend_pid()
                        """)
    void findsNoTrapInTheSaferForm(CommandLanguage language, String command) {
        assertThat(judge(language, command)).isNotInstanceOf(CommandVerdict.Dangerous.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                                                                  SHELL | frobnicate --all
                                                                  OTHER | anything
                                                                  """)
    void neverTakesTheUnknownForSafe(CommandLanguage language, String command) {
        assertThat(judge(language, command)).isInstanceOf(CommandVerdict.Unknown.class);
    }

    /** The tables write a broken bar for a pipe, which separates their columns. */
    private static CommandVerdict judge(CommandLanguage language, String command) {
        return CommandJudge.judge(new Command(language, command.replace('¦', '|')), CommandContext.none());
    }
}
