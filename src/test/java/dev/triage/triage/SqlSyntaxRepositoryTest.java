package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlSyntaxRepositoryTest {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final SqlSyntaxRepository syntax = new SqlSyntaxRepository(DATABASE);

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM no_such_table WHERE no_such_column = no_such_function(1)",
            "CREATE INDEX CONCURRENTLY idx ON no_such_table (a, b DESC) WHERE c = 'x'", "VACUUM (ANALYZE) orders",
            "REINDEX INDEX CONCURRENTLY idx", "ALTER SYSTEM SET work_mem = '64MB'", "SET lock_timeout = '2s'",
            "SELECT pg_cancel_backend(4711)", "DROP INDEX CONCURRENTLY IF EXISTS idx", "BEGIN", "SHOW max_connections",
            "SELECT * FROM orders WHERE id = $1", "SELECT '$sql$ ; $sql0$'", "EXPLAIN (ANALYZE, BUFFERS) SELECT 1",
            "ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES b (c) NOT VALID"})
    void hasNothingToSayOfWhatIsSql(String sql) {
        assertThat(syntax.errors(List.of(sql))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELEC 1", "SELECT * FORM orders", "CREATE INDEX CONCURRENTLY ON (a)",
            "ALTER TABLE orders ADD COLUM x int y", "VACUUM ANALYZE FULLY orders now", "SELECT (1",
            "UPDATE orders WHERE id = 1"})
    void saysWhereTheSyntaxIsWrong(String sql) {
        assertThat(syntax.errors(List.of(sql))).singleElement().asString().contains("syntax error");
    }

    @Test
    void runsNothing() {
        jdbc.sql("CREATE TABLE IF NOT EXISTS kept (a int)").update();
        jdbc.sql("INSERT INTO kept VALUES (1)").update();
        int before = functions();
        List<String> harmful = List.of("DROP TABLE public.kept", "DELETE FROM public.kept", "TRUNCATE public.kept",
                "INSERT INTO public.kept VALUES (2)", "DO $$ BEGIN DELETE FROM public.kept; END $$",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
                "SELECT pg_sleep(30)", "COPY public.kept TO PROGRAM 'touch /tmp/never'",
                "$sql$; DROP TABLE public.kept; SELECT $sql$", "COMMIT", "CREATE TABLE public.made (a int)",
                "SELECT set_config('work_mem', '1GB', false)");

        assertThat(syntax.errors(harmful)).hasSize(harmful.size());

        assertThat(jdbc.sql("SELECT a FROM kept").query(Integer.class).list()).containsExactly(1);
        assertThat(jdbc.sql("SELECT to_regclass('public.made') IS NULL").query(Boolean.class).single()).isTrue();
        assertThat(functions()).isEqualTo(before);
    }

    @Test
    void keepsTheOrderAndGoesOnBehindAnError() {
        assertThat(syntax.errors(List.of("SELECT 1", "SELEC 1", "SELECT 2"))).satisfiesExactly(
                first -> assertThat(first).isEmpty(), second -> assertThat(second).contains("SELEC"),
                third -> assertThat(third).isEmpty());
        assertThat(syntax.errors(List.of())).isEmpty();
    }

    @Test
    void hasNothingToSayWhenTheDatabaseIsAway() {
        var away = new org.postgresql.ds.PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");

        assertThat(new SqlSyntaxRepository(away).errors(List.of("SELEC 1"))).containsExactly("");
    }

    private int functions() {
        return jdbc.sql("SELECT count(*) FROM pg_proc WHERE proname = 'triage_syntax'").query(Integer.class).single();
    }
}
