-- cause: UNINDEXED_FK
-- entities: invoices, customer_id
-- rollback: DROP INDEX CONCURRENTLY idx_invoices_customer_id
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY idx_invoices_customer_id ON invoices (customer_id);
