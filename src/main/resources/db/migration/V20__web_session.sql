-- Sessions of people who are signed in to the pages, in the form that Spring Session reads and writes. They hold a
-- name, a role and the hash of a key, so that any copy of the service knows them and a revoked key ends them.
CREATE TABLE web_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX web_session_by_expiry ON web_session (expiry_time);
CREATE INDEX web_session_by_principal ON web_session (principal_name);

CREATE TABLE web_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES web_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
