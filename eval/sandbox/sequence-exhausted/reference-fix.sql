-- cause: SEQUENCE_EXHAUSTED
-- entities: legacy_id_seq
SET lock_timeout = '2s';
ALTER SEQUENCE legacy_id_seq INCREMENT BY -1 MINVALUE -2147483648 START WITH -1 RESTART WITH -1;
