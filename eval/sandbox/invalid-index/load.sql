INSERT INTO receipts SELECT i, 'R' || i, i % 100 FROM generate_series(1, 200000) i;
INSERT INTO receipts SELECT 900000 + i, 'R' || i * 100, 1 FROM generate_series(1, 3) i;
ANALYZE receipts;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
