-- trips: index-on-status
CREATE INDEX CONCURRENTLY idx_orders_status ON orders (status);
