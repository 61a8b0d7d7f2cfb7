-- trips: writes-stalled
CREATE INDEX idx_invoices_customer_id ON invoices (customer_id);
