-- What is to be sent to others, until it is sent: posts to Slack, webhooks. Payloads hold ids and redacted text only.
CREATE TABLE outbox_message (
    id          uuid PRIMARY KEY,
    key         text        NOT NULL UNIQUE,
    channel     text        NOT NULL,
    kind        text        NOT NULL,
    target      text        NOT NULL,
    payload     text        NOT NULL,
    incident_id uuid REFERENCES incident (id) ON DELETE CASCADE,
    status      text        NOT NULL CHECK (status IN ('PENDING', 'SENT', 'DEAD')),
    failures    integer     NOT NULL DEFAULT 0,
    problem     text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    next_at     timestamptz NOT NULL,
    ended_at    timestamptz
);
CREATE INDEX outbox_message_waiting ON outbox_message (created_at) WHERE status = 'PENDING';
CREATE INDEX outbox_message_newest ON outbox_message (status, created_at DESC, id DESC);
CREATE INDEX outbox_message_of_incident ON outbox_message (incident_id);
