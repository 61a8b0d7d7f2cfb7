package dev.triage.collect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One look at the database.
 *
 * @param title what the rows show
 * @param sql the query; {@code :chars} is the longest query text, {@code :rows} the most rows
 * @param table rows are printed under their column names; else each row is a sentence of one column
 * @param unusual regular expression for what a row shows that no healthy database would
 */
record Section(String title, String sql, boolean table, String unusual) {

    private static final String ANY = ".";
    private static final String NEVER = "(?!)";

    private Section(String title, String sql, boolean table) {
        this(title, sql, table, NEVER);
    }

    /** Whether one of the rows stands out. */
    boolean standsOut(List<String> rows) {
        Pattern pattern = Pattern.compile(unusual);
        return rows.stream().anyMatch(row -> pattern.matcher(row).find());
    }

    private static final String CLIENTS = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
            + " AND application_name NOT LIKE 'sandbox%'";

    /** Healthy states yield no rows, so that a reader finds only what stands out. */
    static final List<Section> ALL = List.of(
            new Section("Connections",
                    """
                    SELECT format('connections %s of %s (%s %%), max_connections %s less %s reserved', used, most,
                      round(100.0 * used / most), setting, reserved)
                    FROM (SELECT m.setting, r.reserved, m.setting::int - r.reserved AS most,
                        (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used
                      FROM pg_settings m, (SELECT sum(setting::int) AS reserved FROM pg_settings
                        WHERE name IN ('superuser_reserved_connections', 'reserved_connections')) r
                      WHERE m.name = 'max_connections') c""", false, "\\((?:8[5-9]|9\\d|\\d{3,}) %\\)"),
            new Section("pg_stat_activity by application",
                    """
                    SELECT regexp_replace(application_name, '[_-]?\\d+$', '_*') AS application_name, usename,
                      coalesce(state, 'hidden') AS state, coalesce(wait_event_type || ':' || wait_event, '-') AS wait_event,
                      count(*) AS sessions FROM pg_stat_activity WHERE %s
                    GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC LIMIT :rows"""
                            .formatted(CLIENTS),
                    true, "idle in transaction"),
            new Section("Open transactions, the oldest first",
                    """
                    SELECT format('pid %%s %%s %%s for %%s s, user=%%s, wait_event %%s, query: %%s', pid, application_name, state,
                      round(extract(epoch FROM now() - xact_start)), usename, coalesce(wait_event, '-'),
                      left(regexp_replace(query, '\\s+', ' ', 'g'), :chars))
                    FROM pg_stat_activity WHERE xact_start < now() - interval '1 second' AND %s
                    ORDER BY xact_start LIMIT 10"""
                            .formatted(CLIENTS),
                    false),
            new Section("Who blocks whom",
                    """
                    SELECT format('pid %s %s waits for %s, blocked by pid %s %s (%s)', w.pid, w.application_name,
                      coalesce((SELECT l.mode || CASE WHEN l.relation IS NULL THEN ' on a transaction' ELSE ' on '
                        || coalesce((SELECT relname FROM pg_class WHERE oid = l.relation), '?') END
                        FROM pg_locks l WHERE l.pid = w.pid AND NOT l.granted LIMIT 1), '?'),
                      b.pid, b.application_name, b.state)
                    FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) blocker, pg_stat_activity b
                    WHERE b.pid = blocker ORDER BY cardinality(pg_blocking_pids(w.pid)), w.pid LIMIT :rows""", false,
                    ANY),
            new Section("Prepared transactions",
                    """
                    SELECT format('prepared transaction %s of %s since %s', gid, owner, prepared)
                    FROM pg_prepared_xacts ORDER BY prepared LIMIT 10""", false, ANY),
            new Section("Sessions with an old snapshot while dead rows pile up",
                    """
                    SELECT format('pid %%s %%s holds backend_xmin, age %%s transactions, open for %%s s, state %%s', pid,
                      application_name, age(backend_xmin), round(extract(epoch FROM now() - xact_start)), state)
                    FROM pg_stat_activity WHERE age(backend_xmin) > 5 AND %s
                      AND (SELECT max(n_dead_tup) FROM pg_stat_user_tables) > 10000
                      AND xact_start < (SELECT max(last_vacuum) FROM pg_stat_user_tables)
                    ORDER BY age(backend_xmin) DESC LIMIT 5"""
                            .formatted(CLIENTS),
                    false, ANY),
            new Section("pg_stat_statements by total time",
                    """
                    SELECT format('%s calls, mean %s ms, total %s ms, %s blocks a call: %s', calls,
                      round(mean_exec_time::numeric, 1), round(total_exec_time), (shared_blks_hit + shared_blks_read) / calls,
                      left(regexp_replace(query, '\\s+', ' ', 'g'), :chars))
                    FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                    WHERE calls > 0 AND NOT r.rolsuper AND r.rolname <> current_user
                      AND query !~* '^\\s*(set|begin|commit|show|rollback|copy|explain|/\\* sandbox)'
                    ORDER BY total_exec_time DESC LIMIT 6""",
                    false),
            new Section("Statements that read many blocks each time",
                    """
                    SELECT format('%s blocks in each of %s calls, mean %s ms, role %s: %s', (shared_blks_hit + shared_blks_read) / calls,
                      calls, round(mean_exec_time::numeric, 1), r.rolname, left(regexp_replace(query, '\\s+', ' ', 'g'), :chars))
                    FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                    WHERE calls >= 5 AND (shared_blks_hit + shared_blks_read) / calls >= 500 AND NOT r.rolsuper
                      AND query !~* '^\\s*(explain|copy|create|vacuum)'
                    ORDER BY shared_blks_hit + shared_blks_read DESC LIMIT 5""",
                    false, ANY),
            new Section("Statements that write temporary blocks",
                    """
                    SELECT format('temp_blks_written %s in %s calls, role %s: %s', temp_blks_written, calls, r.rolname,
                      left(regexp_replace(query, '\\s+', ' ', 'g'), :chars))
                    FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
                    WHERE temp_blks_written > 100 AND NOT r.rolsuper AND query !~* '^\\s*(explain|create|reindex)'
                    ORDER BY temp_blks_written DESC LIMIT 5""", false, ANY),
            new Section("Tables",
                    """
                    SELECT format('relname: %s, %s live rows, %s seq scans (%s rows read), %s index scans%s%s%s, %s', s.relname,
                      n_live_tup, seq_scan, seq_tup_read, idx_scan,
                      CASE WHEN n_dead_tup > 10000 AND n_dead_tup > n_live_tup * 0.3 THEN ', n_dead_tup ' || n_dead_tup ELSE '' END,
                      CASE WHEN n_mod_since_analyze > greatest(10000, n_live_tup * 0.4)
                        THEN ', n_mod_since_analyze ' || n_mod_since_analyze || ', last analyze '
                        || coalesce(greatest(last_analyze, last_autoanalyze)::text, 'never') ELSE '' END,
                      CASE WHEN array_to_string(reloptions, ' ') ~ 'autovacuum_enabled=(false|off|0)'
                        THEN ', autovacuum_enabled=false' ELSE '' END,
                      pg_size_pretty(relpages * current_setting('block_size')::bigint))
                    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid ORDER BY seq_tup_read DESC LIMIT 10""",
                    false, "n_dead_tup|n_mod_since_analyze"),
            new Section("Indexes of the tables that are scanned",
                    """
                    SELECT format('index %s%s on %s: columns %s, %s%s scans', i.relname,
                      CASE WHEN x.indisvalid THEN '' ELSE ' is INVALID (indisvalid f)' END, t.relname,
                      (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = i.oid),
                      CASE WHEN x.indisunique THEN 'unique, ' ELSE '' END, s.idx_scan)
                    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
                    JOIN pg_stat_user_indexes s ON s.indexrelid = i.oid ORDER BY x.indisvalid, i.relname LIMIT :rows""",
                    false, "INVALID"),
            new Section("Foreign keys",
                    """
                    SELECT format('FK without index: %s.%s (constraint %s, refers to %s), child has %s rows', t.relname, a.attname,
                      c.conname, p.relname, t.reltuples)
                    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
                    WHERE c.contype = 'f' AND t.reltuples > 1000 AND NOT EXISTS (SELECT FROM pg_index i
                      WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indkey[0] = c.conkey[1]) LIMIT 10""",
                    false, ANY),
            new Section("Replication slots",
                    """
                    SELECT format('replication slot %s %s: active=%s, retains %s', slot_name, slot_type, active,
                      pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)))
                    FROM pg_replication_slots ORDER BY restart_lsn LIMIT 10""", false, "active=f"),
            new Section("Sequences near their end",
                    """
                    SELECT format('sequence %s (%s): last_value %s of %s, %s %%%s', sequencename, data_type, last_value, max_value,
                      round(100.0 * last_value / max_value), (SELECT format(', used by column %s.%s %s', t.relname, a.attname,
                        format_type(a.atttypid, a.atttypmod))
                        FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid JOIN pg_class t ON t.oid = f.adrelid
                        JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
                        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
                          AND d.refobjid = format('%I.%I', schemaname, sequencename)::regclass LIMIT 1))
                    FROM pg_sequences WHERE last_value > max_value * 0.7 AND increment_by > 0
                    ORDER BY last_value::numeric / max_value DESC LIMIT 10""",
                    false, ANY),
            new Section("Settings of roles and databases",
                    """
                    SELECT format('%s | {%s} | database %s', coalesce(r.rolname, 'all'),
                      array_to_string(s.setconfig, ', '), coalesce(d.datname, 'all')) FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
                    LEFT JOIN pg_database d ON d.oid = s.setdatabase WHERE r.rolname IS DISTINCT FROM 'responder'
                    LIMIT :rows""",
                    false),
            new Section("Settings that are not the default",
                    """
                    SELECT name || '=' || setting || coalesce(unit, '') FROM pg_settings
                    WHERE source NOT IN ('default', 'override', 'client', 'session', 'environment variable')
                      AND name !~ '^(lc_|log_|data|hba|ident|port|cluster_name|TimeZone|DateStyle|triage|dynamic_sh|default_text)'
                      AND NOT name = ANY (:hidden) ORDER BY name LIMIT 60""",
                    false),
            new Section("Counters of the database",
                    """
                    SELECT concat_ws(', ', format('commits %s, rollbacks %s', xact_commit, xact_rollback),
                      CASE WHEN deadlocks > 0 THEN 'deadlocks ' || deadlocks END,
                      CASE WHEN temp_bytes > 20000000 THEN 'temp_files ' || temp_files || ', temp_bytes ' || temp_bytes END,
                      CASE WHEN conflicts > 0 THEN 'conflicts ' || conflicts END)
                    FROM pg_stat_database WHERE datname = current_database()""",
                    false, "deadlocks|conflicts"));
}
