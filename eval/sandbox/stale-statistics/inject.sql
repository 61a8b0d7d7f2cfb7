INSERT INTO events SELECT i, 7, i % 2000 + 1 FROM generate_series(100001, 160000) i;
