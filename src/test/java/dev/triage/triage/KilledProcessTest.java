package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was accepted ends, whatever is killed in between. */
class KilledProcessTest {

    private static final List<Stage> STAGES = List.of(Stage.FACTS, Stage.SIMILAR, Stage.RUNBOOKS, Stage.PROMPT,
            Stage.ANALYSE, Stage.PARSE, Stage.VERIFY, Stage.STORE);
    private static final long LOCK = 4711;
    private static final String[] QUICK_RECOVERY = {"db-scheduler.heartbeat-interval=300ms",
            "db-scheduler.missed-heartbeats-limit=4", "db-scheduler.polling-interval=300ms",
            // All runs are held inside their stages at once.
            "triage.runs.computing=16"};

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void endsEveryRunOnceThatWasInAnyStageWhenItsProcessWasKilled() throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        String url = TestDatabase.create();
        database.setUrl(url);
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        freezeEachRunInAnotherStage(jdbc);
        try (StandInModel model = new StandInModel();
                var lock = database.getConnection();
                ServiceProcess victim = ServiceProcess.start(url, folder.resolve("victim.log"), settings(model))) {
            model.answers(ReportOfAModel.VALID);
            lock.createStatement().execute("SELECT pg_advisory_lock(" + LOCK + ")");
            await("every run is in its stage").atMost(Duration.ofSeconds(90))
                    .until(() -> waiting(jdbc) == STAGES.size());

            victim.kill();
            // Its sessions still wait for the lock; the server would learn of the death only when it answers them.
            jdbc.sql("""
                     SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                     WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory'
                     """).query(Boolean.class).list();
            jdbc.sql("DROP TRIGGER hold_stage ON triage_stage").update();
            lock.createStatement().execute("SELECT pg_advisory_unlock(" + LOCK + ")");

            try (ServiceProcess survivor = ServiceProcess.start(url, folder.resolve("survivor.log"), settings(model))) {
                await("every run has ended").atMost(Duration.ofSeconds(90)).until(() -> jdbc
                        .sql("SELECT count(*) FROM triage_run WHERE status IN ('QUEUED', 'RUNNING')")
                        .query(Long.class).single() == 0);
                assertThat(survivor.isAlive()).isTrue();
            }
            assertThat(jdbc.sql("SELECT status || ' ' || attempt FROM triage_run").query(String.class).list())
                    .hasSize(STAGES.size()).containsOnly("VERIFIED 2");
            assertThat(jdbc.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'triage-run'").query(Long.class)
                    .single()).isZero();
        }
    }

    @Test
    void sharesTheWorkBetweenTwoCopiesAndDoesNoRunTwice() throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        String url = TestDatabase.create();
        database.setUrl(url);
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        int count = 60;
        for (int i = 0; i < count; i++) {
            queueRun(jdbc, "signature");
        }
        String[] settings = {"triage.runs.concurrency=2", "db-scheduler.polling-interval=100ms"};
        try (ServiceProcess one = ServiceProcess.start(url, folder.resolve("one.log"), settings);
                ServiceProcess two = ServiceProcess.start(url, folder.resolve("two.log"), settings)) {
            await().atMost(Duration.ofSeconds(120)).until(() -> jdbc
                    .sql("SELECT count(*) FROM triage_run WHERE status = 'VERIFIED'").query(Long.class)
                    .single() == count);
            assertThat(one.isAlive() && two.isAlive()).isTrue();
        }
        assertThat(jdbc.sql("SELECT DISTINCT attempt FROM triage_run").query(Integer.class).list()).containsExactly(1);
    }

    private static String[] settings(StandInModel model) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(model.properties(0, "stand-in")),
                java.util.Arrays.stream(QUICK_RECOVERY)).toArray(String[]::new);
    }

    /** Lets each run wait for a lock as it enters "its" stage, so that the kill hits all stages at once. */
    private static void freezeEachRunInAnotherStage(JdbcClient jdbc) {
        jdbc.sql("CREATE TABLE frozen (run_id uuid, stage text)").update();
        for (Stage stage : STAGES) {
            jdbc.sql("INSERT INTO frozen VALUES (:run, :stage)").param("run", queueRun(jdbc, "stand-in"))
                    .param("stage", stage.name()).update();
        }
        jdbc.sql("""
                 CREATE FUNCTION hold_stage() RETURNS trigger LANGUAGE plpgsql AS $$
                 BEGIN
                     IF EXISTS (SELECT FROM frozen f WHERE f.run_id = NEW.run_id AND f.stage = NEW.stage) THEN
                         PERFORM pg_advisory_xact_lock_shared(%d);
                     END IF;
                     RETURN NEW;
                 END $$
                 """.formatted(LOCK)).update();
        jdbc.sql("CREATE TRIGGER hold_stage BEFORE INSERT ON triage_stage FOR EACH ROW EXECUTE FUNCTION hold_stage()")
                .update();
    }

    private static long waiting(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = :lock"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .param("lock", LOCK).query(Long.class).single();
    }

    private static UUID queueRun(JdbcClient jdbc, String model) {
        UUID incident = UUID.randomUUID();
        UUID run = UUID.randomUUID();
        jdbc.sql("""
                 INSERT INTO incident (id, title, service, symptoms, reported_severity, labels, context, status, origin,
                                       created_at)
                 VALUES (:id, 'cart-api is slow', 'cart-api', '', 'UNKNOWN', '{}', :context, 'OPEN', 'LIVE', now())
                 """).param("id", incident).param("context", ReportOfAModel.CONTEXT).update();
        jdbc.sql("""
                 INSERT INTO triage_run (id, incident_id, model, prompt_version, language, status, created_at,
                                         build_commit)
                 VALUES (:id, :incident, :model, 'v2', 'en', 'QUEUED', now(), 'test')
                 """).param("id", run).param("incident", incident).param("model", model).update();
        jdbc.sql("""
                 INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                 VALUES ('triage-run', :run, now(), false, 1)
                 """).param("run", run.toString()).update();
        return run;
    }
}
