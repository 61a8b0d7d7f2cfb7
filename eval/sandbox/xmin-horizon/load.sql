INSERT INTO sales SELECT i, i % 20, i % 100 FROM generate_series(1, 15000) i;
ANALYZE sales;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
