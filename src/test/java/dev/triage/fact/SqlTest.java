package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                        a query: SELECT * FROM ledger WHERE state='open' (no index on state; ~2s) § SELECT [ledger] | SELECT * FROM ledger WHERE state='open'
                        SELECT a FROM t WHERE b = 5 takes 2.4s and blocks § SELECT [t] | SELECT a FROM t WHERE b = 5
                        slow: `select id from users u join orders o on o.uid = u.id limit 5` - bad § SELECT [users, orders] | select id from users u join orders o on o.uid = u.id limit 5
                        "statement": "UPDATE s SET seen = $1 WHERE id = $2", "load": 0.3 § UPDATE [s] | UPDATE s SET seen = $1 WHERE id = $2
                        delete from events where id < 100; § DELETE [events] | delete from events where id < 100;
                        INSERT INTO a (x, y) VALUES (1, 'two (2)'); next § INSERT [a] | INSERT INTO a (x, y) VALUES (1, 'two (2)');
                        CREATE INDEX i ON public.orders (user_id, status) § CREATE [public.orders] | CREATE INDEX i ON public.orders (user_id, status)
                        ALTER TABLE orders ADD COLUMN c int § ALTER [orders] | ALTER TABLE orders ADD COLUMN c int
                        VACUUM (FULL) orders; § VACUUM [orders] | VACUUM (FULL) orders;
                        ran SELECT pg_sleep(10) — twice § SELECT [] | SELECT pg_sleep(10)
                        WITH x AS (SELECT 1 FROM raw) SELECT * FROM x JOIN y USING (id) § WITH [raw, y] | WITH x AS (SELECT 1 FROM raw) SELECT * FROM x JOIN y USING (id)
                        """)
    void endsAtTheRightPlace(String text, String expected) {
        assertThat(FactLines.of(SqlStatement.class, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                                                                  Please select one from the menu.
                                                                  We had to update the runbook and delete old pods.
                                                                  Truncate and share the logs.
                                                                  Create a ticket with the table of numbers.
                                                                  """)
    void takesNoEnglishForSql(String text) {
        assertThat(FactLines.of(SqlStatement.class, text)).isEmpty();
    }

    @Test
    void goesOnOverLinesUntilABlankOneOrAFence() {
        String text = """
                      ```sql
                      SELECT u.id, count(*)
                      FROM users u
                      LEFT JOIN orders o ON o.user_id = u.id
                      WHERE u.state = 'active'
                      GROUP BY u.id
                      ```
                      It runs every minute.
                      """;
        FactSheet sheet = FactLines.sheet(text);
        SqlStatement sql = sheet.all(SqlStatement.class).getFirst();
        assertThat(sql.tables()).containsExactly("users", "orders");
        assertThat(sql.sql()).endsWith("GROUP BY u.id");
        assertThat(sql.span().lines()).isEqualTo("2-6");
    }

    @Test
    void anOpenQuoteEndsWithItsLine() {
        assertThat(FactLines.of(SqlStatement.class, "select a from b where c='d\nselect e from f;\n")).containsExactly(
                "SELECT [b] | select a from b where c='d", "SELECT [f] | select e from f;");
    }

    @Test
    void givesStatementsOfOneShapeOnce() {
        assertThat(FactLines.of(SqlStatement.class, "select * from t where id=5;\nselect * from t where id=77;\n"))
                .hasSize(1);
    }
}
