-- trips: sequence-cycles
ALTER SEQUENCE legacy_id_seq CYCLE;
