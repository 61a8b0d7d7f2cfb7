-- trips: needless-change
CREATE INDEX CONCURRENTLY idx_orders_amount ON orders (amount);
