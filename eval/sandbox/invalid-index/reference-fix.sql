-- cause: INVALID_INDEX
-- entities: pay_ref
DELETE FROM receipts r USING receipts first WHERE r.ref = first.ref AND r.id > first.id AND r.id > 900000;
REINDEX INDEX CONCURRENTLY pay_ref;
