-- trips: writes-stalled
CREATE INDEX idx_orders_checkout ON orders (user_id, status, created_at DESC);
