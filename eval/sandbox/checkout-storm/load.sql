INSERT INTO orders SELECT i, (i * 7919) % 500, CASE WHEN i % 10 < 8 THEN 'paid' WHEN i % 10 = 8 THEN 'open' ELSE 'refunded' END,
  (i % 9000) / 100.0, timestamptz '2026-01-01' + i * interval '20 seconds' FROM generate_series(1, 150000) i;
ANALYZE orders;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
