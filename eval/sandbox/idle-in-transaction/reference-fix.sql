-- cause: IDLE_IN_TX_BLOCKER
-- entities: batch_worker
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'batch_worker'
  AND state LIKE 'idle in transaction%' AND pid IN (SELECT unnest(pg_blocking_pids(pid)) FROM pg_stat_activity);
