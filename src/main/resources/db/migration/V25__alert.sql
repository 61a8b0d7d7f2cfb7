-- One firing of one alert. A redelivery finds its row again; a new firing of the same alert is a new row. All text is
-- redacted. incident_id is null for the end of an alert whose beginning was never told.
CREATE TABLE alert (
    id               uuid PRIMARY KEY,
    incident_id      uuid REFERENCES incident (id) ON DELETE CASCADE,
    source           text        NOT NULL,
    fingerprint      text        NOT NULL,
    name             text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('FIRING', 'RESOLVED')),
    severity         text        NOT NULL,
    service          text,
    labels           jsonb       NOT NULL,
    summary          text        NOT NULL,
    link             text        NOT NULL,
    starts_at        timestamptz NOT NULL,
    changed_at       timestamptz NOT NULL,
    received_at      timestamptz NOT NULL,
    last_received_at timestamptz NOT NULL,
    deliveries       integer     NOT NULL DEFAULT 1,
    merge_rule       text        NOT NULL,
    merge_reason     text        NOT NULL,
    in_context       boolean     NOT NULL DEFAULT false,
    position         bigint GENERATED ALWAYS AS IDENTITY,
    UNIQUE (source, fingerprint, starts_at)
);
CREATE INDEX alert_of_incident ON alert (incident_id, position);

-- What joins a later alert to an incident: its group, its service, its node and so on, each within a scope such as a
-- cluster. Blank scope: the alert named none, and fits any.
CREATE TABLE alert_join_key (
    incident_id uuid        NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    rule        text        NOT NULL,
    value       text        NOT NULL,
    scope       text        NOT NULL,
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (incident_id, rule, value, scope)
);
CREATE INDEX alert_join_key_newest ON alert_join_key (rule, value, last_seen DESC);

-- What became known after an incident was reported.
CREATE TABLE incident_update (
    id          uuid PRIMARY KEY,
    incident_id uuid        NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    source      text        NOT NULL,
    author      text        NOT NULL,
    body        text        NOT NULL,
    external_id text,
    occurred_at timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    UNIQUE (incident_id, source, external_id)
);
CREATE INDEX incident_update_in_order ON incident_update (incident_id, created_at, id);

-- An incident that will be triaged once it has been quiet for a moment. The job is named by the row, not by the
-- incident, so that what arrives while the job works makes a row and a job of its own.
CREATE TABLE pending_triage (
    incident_id uuid PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    job         uuid        NOT NULL UNIQUE,
    since       timestamptz NOT NULL,
    due         timestamptz NOT NULL
);
