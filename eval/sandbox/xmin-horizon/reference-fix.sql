-- cause: XMIN_HORIZON_HELD
-- entities: bi_export
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bi_export' AND backend_xmin IS NOT NULL;
VACUUM (ANALYZE) sales;
