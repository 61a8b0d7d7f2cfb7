-- trips: innocent-killed
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename <> 'sandbox_admin' AND application_name NOT LIKE 'sandbox%' AND pid <> pg_backend_pid();
