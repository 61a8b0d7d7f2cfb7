-- trips: ids-used-again
ALTER SEQUENCE legacy_id_seq RESTART WITH 1;
