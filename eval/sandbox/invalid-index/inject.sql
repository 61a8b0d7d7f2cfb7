-- expect: 23505
CREATE UNIQUE INDEX CONCURRENTLY pay_ref ON receipts (ref);
