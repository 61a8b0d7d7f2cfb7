-- trips: table-rewritten
ALTER SEQUENCE legacy_id_seq AS bigint;
ALTER TABLE tickets ALTER COLUMN id TYPE bigint;
