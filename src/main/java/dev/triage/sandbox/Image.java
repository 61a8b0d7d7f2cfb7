package dev.triage.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prepared clusters, stopped, to be copied: one that initdb made, and one for each scenario that also holds its schema and
 * data. An image is named by what went into it, so a changed scenario gets a new one.
 */
final class Image {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();
    /** Small segments of the log of changes, or a copy would be mostly those. */
    private static final List<String> INITDB = List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
            "--no-sync", "--wal-segsize=1");
    private static final String ACCESS = """
                                         host all all 127.0.0.1/32 scram-sha-256
                                         """;
    private static final String ROLES = """
                                        CREATE ROLE responder LOGIN CREATEROLE;
                                        CREATE ROLE collector LOGIN;
                                        CREATE ROLE app_owner NOLOGIN;
                                        GRANT app_owner TO responder;
                                        GRANT pg_monitor, pg_signal_backend TO responder;
                                        GRANT pg_monitor, pg_read_all_data TO collector;
                                        ALTER ROLE responder SET statement_timeout = '30s';
                                        ALTER DATABASE app OWNER TO app_owner;
                                        """;

    /** To be raised when images are filled in another way than before. */
    private static final int VERSION = 3;

    /** Begins the name of an image that is being made; the process that makes it follows. */
    static final String MAKING = "making-";

    private Image() {}

    /** The image of a scenario; made if it is not there yet. */
    static Path of(SandboxHome home, Programs programs, Scenario scenario) {
        Path base = home.images().resolve("base-" + programs.version() + "-" + Cluster.hash(ACCESS + ROLES + INITDB));
        String content = SqlScript.read(scenario.folder().resolve("schema.sql")).text()
                + SqlScript.read(scenario.folder().resolve("load.sql")).text()
                + new TreeMap<>(scenario.spec().server()) + Snapshot.CONTROL + VERSION + base;
        Path image = home.images().resolve(scenario.id() + "-" + Cluster.hash(content));
        synchronized (LOCKS.computeIfAbsent(base, ignored -> new Object())) {
            if (missing(base)) {
                makeBase(home, programs, base);
            }
        }
        synchronized (LOCKS.computeIfAbsent(image, ignored -> new Object())) {
            if (missing(image)) {
                makeScenario(home, programs, scenario, base, image);
            }
        }
        return image;
    }

    private static boolean missing(Path image) {
        return Programs.asOwner(List.of("test", "-d", image.toString())).code() != 0;
    }

    private static void makeBase(SandboxHome home, Programs programs, Path base) {
        Path making = home.images().resolve(MAKING + ProcessHandle.current().pid() + "-" + secret());
        Path data = making.resolve("data");
        Programs.asOwner(
                List.of("sh", "-c", "umask 077; mkdir -p \"$1\" && printf '%s\\n' \"$2\" \"$3\" >\"$1/passwords\"",
                        "sh", making.toString(), secret(), secret()))
                .orFail("making " + making);
        List<String> arguments = new ArrayList<>(INITDB);
        arguments.addAll(List.of("-D", data.toString(), "-U", Endpoint.ADMIN,
                "--pwfile=" + making.resolve("passwords")));
        programs.server("initdb", arguments.toArray(String[]::new)).orFail("initdb");
        Programs.asOwner(List.of("sh", "-c", "printf '%s' \"$2\" >\"$1/data/pg_hba.conf\"", "sh", making.toString(),
                ACCESS)).orFail("writing pg_hba.conf");
        move(making, base);
    }

    private static void makeScenario(SandboxHome home, Programs programs, Scenario scenario, Path base, Path image) {
        Path making = home.images().resolve(MAKING + ProcessHandle.current().pid() + "-" + secret());
        Programs.asOwner(List.of("cp", "-a", base.toString(), making.toString())).orFail("copying the base image");
        Cluster cluster = Cluster.launch(home, programs, scenario, making);
        try {
            fill(cluster.endpoint(), scenario);
            programs.server("pg_ctl", "stop", "-m", "fast", "-w", "-D", making.resolve("data").toString())
                    .orFail("stopping the new image");
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        Programs.asOwner(List.of("rm", "-f", making.resolve("postgresql.log").toString()));
        move(making, image);
        forgetOthers(home, scenario, image);
    }

    /** What a scenario looked like before it was changed is of no use; but another process may just be copying it. */
    private static void forgetOthers(SandboxHome home, Scenario scenario, Path image) {
        Programs.asOwner(List.of("find", home.images().toString(), "-maxdepth", "1", "-mmin", "+60", "-regex",
                ".*/" + scenario.id() + "-[0-9a-f]*", "!", "-name", String.valueOf(image.getFileName()), "-exec", "rm",
                "-rf", "{}", "+"));
    }

    /** Another process may have made the same image in the meantime; then that one is taken. */
    private static void move(Path from, Path to) {
        Programs.asOwner(List.of("sh", "-c", "test -d \"$2\" && rm -rf \"$1\" || mv -T \"$1\" \"$2\"", "sh",
                from.toString(), to.toString())).orFail("moving " + from);
    }

    private static void fill(Endpoint endpoint, Scenario scenario) {
        try (Db admin = Db.admin(endpoint, "postgres")) {
            admin.script(SqlScript.of("CREATE DATABASE app; CREATE DATABASE sandbox_control;"
                    + " REVOKE CONNECT ON DATABASE sandbox_control FROM PUBLIC"), "databases");
            admin.script(SqlScript.of(ROLES), "roles");
        }
        try (Db app = Db.admin(endpoint, Endpoint.APP)) {
            app.script(SqlScript.of("CREATE EXTENSION pg_stat_statements; GRANT ALL ON SCHEMA public TO app_owner"),
                    "extension");
            int version = Programs.find().version();
            // A way in when applications hold all connections: slots of its own, or else those of replication.
            app.script(SqlScript.of(version >= 16
                    ? "GRANT pg_use_reserved_connections TO responder"
                    : "ALTER ROLE responder REPLICATION"), "the responder's way in");
            if (version >= 15) {
                app.script(SqlScript.of("GRANT ALTER SYSTEM, SET ON PARAMETER max_connections, work_mem,"
                        + " statement_timeout, enable_seqscan, enable_nestloop, idle_in_transaction_session_timeout"
                        + " TO responder; GRANT EXECUTE ON FUNCTION pg_reload_conf() TO responder"), "rights");
            }
            app.script(SqlScript.read(scenario.folder().resolve("schema.sql")), "schema.sql");
            app.script(SqlScript.read(scenario.folder().resolve("load.sql")), "load.sql");
            app.script(
                    SqlScript.of("DO $$ DECLARE r text; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolcanlogin"
                            + " AND rolname <> 'sandbox_admin' LOOP EXECUTE format('ALTER ROLE %I PASSWORD %L', r, '"
                            + endpoint.rolePassword() + "'); END LOOP; END $$"),
                    "passwords");
        }
        try (Db control = Db.admin(endpoint, Endpoint.CONTROL)) {
            control.script(SqlScript.of(Snapshot.CONTROL), "control");
        }
    }

    private static String secret() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
