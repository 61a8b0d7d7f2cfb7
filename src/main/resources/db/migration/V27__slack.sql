-- The one thread in Slack that tells of an incident. thread_ts is null until its first message is posted; card_ts is the
-- message that is edited as runs go on.
CREATE TABLE slack_thread (
    incident_id uuid PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    channel     text        NOT NULL,
    thread_ts   text,
    card_ts     text,
    card_hash   text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    UNIQUE (channel, thread_ts)
);

-- Signatures of requests that were taken, for as long as their timestamps are good.
CREATE TABLE slack_request (
    signature_hash text PRIMARY KEY,
    seen_at        timestamptz NOT NULL
);
CREATE INDEX slack_request_oldest ON slack_request (seen_at);
