-- trips: needless-change
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'shop\_pool%';
