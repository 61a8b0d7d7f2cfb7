-- cause: CONNECTION_LEAK
-- entities: leaky_svc
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'leaky_svc' AND state = 'idle';
