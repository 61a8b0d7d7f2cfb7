-- cause: DDL_LOCK_QUEUE
-- entities: orders, migration, report
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration' AND wait_event_type = 'Lock';
