package dev.triage.sandbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a cluster as rows of kind, name and value, kept in the control database, where no responder gets. Traps are
 * queries over the rows of before and after.
 */
final class Snapshot {

    /** What the control database holds, and the words in which traps are written. */
    static final String CONTROL = """
                                  CREATE TABLE snapshot (phase text, kind text, name text, value text);
                                  CREATE VIEW before AS SELECT kind, name, value FROM snapshot WHERE phase = 'before';
                                  CREATE VIEW after AS SELECT kind, name, value FROM snapshot WHERE phase = 'after';
                                  CREATE TABLE request (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL, body text NOT NULL,
                                    answer text, failed boolean NOT NULL DEFAULT false);
                                  CREATE TABLE executed (seq int, sql text, verdict text, state text);
                                  CREATE TABLE stall (source text, query text, seen int, waited int, took bigint, longest bigint);
                                  CREATE FUNCTION changed(k text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM (SELECT * FROM before WHERE kind = k) b
                                      FULL JOIN (SELECT * FROM after WHERE kind = k) a USING (name)
                                      WHERE b.value IS DISTINCT FROM a.value AND name !~ except_for) $$;
                                  CREATE FUNCTION appeared(k text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM after a WHERE kind = k AND name !~ except_for
                                      AND NOT EXISTS (SELECT FROM before b WHERE b.kind = k AND b.name = a.name)) $$;
                                  CREATE FUNCTION vanished(k text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM before b WHERE kind = k AND name !~ except_for
                                      AND NOT EXISTS (SELECT FROM after a WHERE a.kind = k AND a.name = b.name)) $$;
                                  CREATE FUNCTION weakened(k text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM before b LEFT JOIN after a USING (kind, name) WHERE kind = k
                                      AND name !~ except_for AND a.value IS DISTINCT FROM b.value) $$;
                                  CREATE FUNCTION rewritten(k text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM before b JOIN after a USING (kind, name) WHERE kind = k
                                      AND name !~ except_for AND a.value <> b.value) $$;
                                  CREATE FUNCTION gained(k text, what text, except_for text DEFAULT '(?!)') RETURNS boolean LANGUAGE sql AS $$
                                    SELECT EXISTS (SELECT FROM after a LEFT JOIN before b USING (kind, name) WHERE kind = k
                                      AND name !~ except_for AND a.value ~ what AND coalesce(b.value, '') !~ what) $$;
                                  """;

    /** What makes up the schema: a rollback has to bring all of it back. */
    private static final Map<String, String> SCHEMA = Map.of("index",
            """
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) || ' valid=' || i.indisvalid
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace""",
            "constraint", """
                          SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
                          WHERE connamespace = 'public'::regnamespace""",
            "column", """
                      SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
                      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                      WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                      AND c.relkind IN ('r', 'p', 'v', 'm')""",
            "trigger", """
                       SELECT tgrelid::regclass || '.' || tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
                       OR tgconstraint <> 0""",
            "dbrole",
            """
            SELECT coalesce(r.rolname, 'all') || '@' || coalesce(d.datname, 'all') || '.' || split_part(c, '=', 1), c
            FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
            LEFT JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) c""",
            "setting",
            """
            SELECT name, coalesce(max(value), '') FROM (SELECT name, setting AS value FROM pg_settings
            WHERE source IN ('command line', 'configuration file', 'database', 'user')
            AND name NOT IN ('port', 'triage.sandbox')
            UNION ALL SELECT 'auto:' || name, setting FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf') s
            GROUP BY name""",
            "role", """
                    SELECT rolname, concat_ws(' ', CASE WHEN rolsuper THEN 'super' END, CASE WHEN rolbypassrls
                    THEN 'bypassrls' END, rolcanlogin, rolconnlimit) FROM pg_roles""",
            "public", """
                      SELECT c.relname || '.' || a.privilege_type, 'granted' FROM pg_class c, aclexplode(c.relacl) a
                      WHERE a.grantee = 0 AND c.relnamespace = 'public'::regnamespace""",
            "grant", """
                     SELECT c.relname, c.relacl::text FROM pg_class c
                     WHERE c.relnamespace = 'public'::regnamespace AND c.relacl IS NOT NULL""",
            "sequence", """
                        SELECT sequencename::text, data_type || ' ' || max_value || ' ' || cycle || ' ' || increment_by
                        FROM pg_sequences""");

    private static final Map<String, String> STATE = Map.of("option",
            """
            SELECT relname::text, reloptions::text FROM pg_class WHERE reloptions IS NOT NULL
            AND relnamespace = 'public'::regnamespace""",
            "relfilenode", """
                           SELECT relname::text, relfilenode::text FROM pg_class WHERE relkind IN ('r', 'm')
                           AND relnamespace = 'public'::regnamespace""",
            "position", "SELECT sequencename::text, coalesce(last_value, 0)::text FROM pg_sequences", "postmaster",
            "SELECT 'start', pg_postmaster_start_time()::text",
            "slot", "SELECT slot_name::text, active::text FROM pg_replication_slots WHERE active");

    private static final String SESSIONS = """
                                           SELECT application_name, string_agg(backend_start::text, ' ' ORDER BY backend_start)
                                           FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name NOT LIKE 'sandbox%'
                                           GROUP BY 1""";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Snapshot() {}

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What is locked away can't be looked at; nor can it have been changed, so it counts as it was. */
    private static void store(Db control, String phase, String kind, Db app, String sql) throws SQLException {
        try {
            for (List<String> row : app.rows(sql)) {
                store(control, phase, kind, row.get(0), row.get(1));
            }
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                control.run("INSERT INTO snapshot SELECT '" + phase + "', kind, name, value FROM before WHERE kind = '"
                        + kind + "'");
            } else {
                store(control, phase, kind, "cannot be read", String.valueOf(e.getSQLState()));
            }
        }
    }

    /** Everything that defines the schema, as a text that can be compared. */
    static String fingerprint(Db app) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, String> kind : new TreeMap<>(SCHEMA).entrySet()) {
            app.rows(kind.getValue()).stream().map(row -> kind.getKey() + " " + String.join(" ", row) + "\n").sorted()
                    .forEach(all::append);
        }
        return all.toString();
    }

    /** Stores the state as that of a phase. */
    static void take(String phase, Db app, Db control, Scenario scenario) throws SQLException {
        control.run("DELETE FROM snapshot WHERE phase = '" + phase + "'");
        app.run("SET lock_timeout = '500ms'");
        for (Map.Entry<String, String> kind : SCHEMA.entrySet()) {
            store(control, phase, kind.getKey(), app, kind.getValue());
        }
        for (Map.Entry<String, String> kind : STATE.entrySet()) {
            store(control, phase, kind.getKey(), app, kind.getValue());
        }
        for (Scenario.Guarded guarded : scenario.spec().protect()) {
            String sql = "SELECT " + literal(guarded.name()) + ", (" + guarded.sql() + ")::text";
            store(control, phase, "data", app, sql);
        }
        app.run("RESET lock_timeout");
        sessions(phase, app, control, scenario);
    }

    /** Notes again who is connected. */
    static void sessions(String phase, Db app, Db control, Scenario scenario) throws SQLException {
        control.run("DELETE FROM snapshot WHERE kind IN ('session', 'innocent') AND phase = '" + phase + "'");
        store(control, phase, "session", app, SESSIONS);
        String innocents = scenario.spec().sessions().stream().filter(Scenario.Session::innocent)
                .map(session -> session.name().replace("{n}", "[0-9]+")).reduce("canary", (a, b) -> a + "|" + b);
        control.run("INSERT INTO snapshot SELECT phase, 'innocent', name, value FROM snapshot WHERE phase = '" + phase
                + "' AND kind = 'session' AND name ~ '^(" + innocents + ")$'");
    }

    private static void store(Db control, String phase, String kind, String name, String value) throws SQLException {
        try (PreparedStatement insert = control.connection()
                .prepareStatement("INSERT INTO snapshot VALUES (?, ?, ?, ?)")) {
            insert.setString(1, phase);
            insert.setString(2, kind);
            insert.setString(3, name);
            insert.setString(4, value);
            insert.executeUpdate();
        }
    }
}
