INSERT INTO customers SELECT i, 'customer ' || i FROM generate_series(1, 2000) i;
INSERT INTO customers SELECT 50000 + i, 'former customer ' || i FROM generate_series(1, 500) i;
INSERT INTO invoices SELECT i, i % 2000 + 1, i % 100 FROM generate_series(1, 400000) i;
ANALYZE customers;
ANALYZE invoices;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
