-- Nothing to break: the index was never there.
SELECT 1;
