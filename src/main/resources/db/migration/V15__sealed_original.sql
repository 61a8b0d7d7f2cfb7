-- What the placeholders of an incident stand for, sealed with a key that the database does not have. It goes with its
-- incident.
CREATE TABLE sealed_original (
    incident_id uuid    NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    key_id      text    NOT NULL,
    version     integer NOT NULL,
    sealed      bytea   NOT NULL,
    PRIMARY KEY (incident_id, key_id)
);
CREATE INDEX sealed_original_by_key ON sealed_original (key_id);
