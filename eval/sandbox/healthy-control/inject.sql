-- Nothing is broken.
SELECT 1;
