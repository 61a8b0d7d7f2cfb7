INSERT INTO orders SELECT i, 'open', i % 100 FROM generate_series(1, 5000) i;
ANALYZE orders;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
