-- trips: table-rewritten
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bi_export';
VACUUM FULL sales;
