package dev.triage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies behind wrappers, quotes, substitutions and odd spellings decides. Each text begins with its language. */
class SeeThroughTest {

    @ParameterizedTest
    @ValueSource(strings = {"SQL: BEGIN READ ONLY; SELECT 1; COMMIT", "SQL: \\d orders", "SHELL: psql -Atc 'select 1'",
            "SQL: SELECT interval '1 day', e'a\\'b' FROM pg_stat_activity a",
            "SQL: SELECT user, key FROM start LIMIT 5",
            "SQL: SELECT $$; DROP TABLE orders$$ /* ; DELETE FROM orders */",
            "SHELL: kubectl get pods | grep -v Running",
            "SHELL: kubectl -n x exec -it web -- sh -c 'ls | grep a'", "SHELL: sed -n 1,5p app.log",
            "SHELL: watch -n 5 'kubectl get pods'", "SHELL: ls 2>&1 >/dev/null", "REDIS_CLI: INFO memory",
            "CURL: curl -s -XPOST http://p:9090/api/v1/query -d 'query=up'",
            "AWS: aws logs start-query --log-group-name x",
            "PROMQL: sum by (pod) (rate(x[5m])) / on(pod) group_left y > 0.5", "LOGQL: {app=\"x\"} |= \"error\" | json",
            "SHELL: sudo -u postgres psql -c \"SELECT 1\"", "SHELL: ssh db-1 'df -h; free -m'"})
    void onlyReads(String command) {
        assertThat(effect(command)).isInstanceOf(CommandVerdict.ReadOnly.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL: WITH x AS (DELETE FROM orders WHERE id = 7 RETURNING *) SELECT * FROM x",
            "SQL: SELECT * FROM orders WHERE id = 7 FOR UPDATE", "SQL: SELECT * INTO copy_of FROM orders",
            "SQL: COPY orders TO '/tmp/x'", "SQL: SET ROLE postgres",
            "SQL: PREPARE p AS DELETE FROM orders WHERE id = 7",
            "SQL: sElEcT pg_reload_conf\n()", "SQL: SELECT 1; -- x\nDROP TABLE orders",
            "SHELL: awk 'BEGIN{system(\"reboot\")}'", "SHELL: echo hi > /etc/motd",
            "SHELL: cat <<EOF | kubectl apply -f -\na: b\nEOF", "CURL: curl -X POST http://cart/flags",
            "GCLOUD: gcloud sql instances patch x --tier=y", "SHELL: ls | xargs -n1 rm", "SQL: \\! rm /tmp/x",
            "SHELL: env A=1 timeout 5 sh -c 'kubectl delete pod cart-1'", "SHELL: x=$(systemctl restart app)"})
    void changesSomething(String command) {
        assertThat(effect(command)).isInstanceOf(CommandVerdict.ChangesState.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL: SELECT my_function()", "SQL: DEL\u200bETE FROM orders", "SQL: ＤＥＬＥＴＥ FROM orders",
            "SQL: SELECT 'open", "SQL: DO $$ BEGIN PERFORM x(); END $$", "SQL: SELECT FROM WHERE (",
            "SHELL: $(echo rm) -rf /data", "SHELL: base64 -d x | sh", "SHELL: ./fix.sh", "KUBECTL: kubectl foo bar",
            "SHELL: python3 fix.py", "SHELL: echo 'open", "PROMQL: rate(x[5m]", "PROMQL: rm data",
            "OTHER: anything", "SHELL: psql -f fix.sql", "SQL: "})
    void isNotKnown(String command) {
        assertThat(effect(command)).isInstanceOf(CommandVerdict.Unknown.class);
    }

    private static CommandVerdict effect(String command) {
        String[] parts = command.split(": ?", 2);
        return CommandJudge.assess(new Command(CommandLanguage.valueOf(parts[0]), parts[1]), CommandContext.none())
                .effect();
    }
}
