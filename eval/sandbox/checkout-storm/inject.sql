-- Nothing to break: the index was never there, and the release sends the query.
SELECT 1;
