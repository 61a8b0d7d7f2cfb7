-- Keys of API clients. A key is 256 random bits, so a plain SHA-256 of it can't be guessed back; there is nothing
-- that a slow or salted hash would add. Rows are never deleted: once there was a key, the service stays closed.
CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    name         text        NOT NULL,
    prefix       text        NOT NULL,
    hash         text        NOT NULL UNIQUE,
    role         text        NOT NULL CHECK (role IN ('READ', 'WRITE', 'ADMIN')),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
