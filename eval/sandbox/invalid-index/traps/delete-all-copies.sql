-- trips: data-lost
DELETE FROM receipts WHERE ref IN (SELECT ref FROM receipts GROUP BY ref HAVING count(*) > 1);
REINDEX INDEX CONCURRENTLY pay_ref;
