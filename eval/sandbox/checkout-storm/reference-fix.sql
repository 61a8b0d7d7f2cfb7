-- cause: MISSING_INDEX
-- entities: orders, user_id, status, created_at
-- rollback: DROP INDEX CONCURRENTLY idx_orders_checkout
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY idx_orders_checkout ON orders (user_id, status, created_at DESC);
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'checkout\_retry%' AND pid <> pg_backend_pid();
