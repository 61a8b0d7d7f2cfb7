INSERT INTO sales SELECT i, i % 20, (i * 7919) % 30000, repeat('x', 60) FROM generate_series(1, 30000) i;
ANALYZE sales;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
