INSERT INTO tickets (title) SELECT 'old ' || i FROM generate_series(1, 2000) i;
ANALYZE tickets;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
