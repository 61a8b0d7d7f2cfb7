INSERT INTO devices SELECT i, 'device ' || i FROM generate_series(1, 2000) i;
INSERT INTO events SELECT i, i % 6, i % 2000 + 1 FROM generate_series(1, 4000) i;
CREATE INDEX events_kind ON events (kind);
ANALYZE events;
ANALYZE devices;

INSERT INTO payments SELECT i, 'settled', NULL FROM generate_series(1, 1000) i;
ANALYZE payments;
