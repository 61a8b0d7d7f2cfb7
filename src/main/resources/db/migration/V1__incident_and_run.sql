CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS vector;

-- An incident as it was reported; every text column holds redacted text.
CREATE TABLE incident (
    id                uuid PRIMARY KEY,
    title             text        NOT NULL,
    service           text        NOT NULL,
    symptoms          text        NOT NULL,
    started_at        timestamptz,
    reported_severity text        NOT NULL,
    labels            jsonb       NOT NULL,
    context           text        NOT NULL,
    status            text        NOT NULL,
    origin            text        NOT NULL,
    created_at        timestamptz NOT NULL,
    cause_code        text,
    root_cause        text,
    fix               text,
    resolved_at       timestamptz
);
CREATE INDEX incident_newest_first ON incident (created_at DESC, id DESC);
CREATE INDEX incident_by_service ON incident (service, created_at DESC);
CREATE INDEX incident_words ON incident USING gin ((title || ' ' || symptoms) gin_trgm_ops);

-- One triage of an incident. Rows are written once at submission and then only moved forward.
CREATE TABLE triage_run (
    id             uuid PRIMARY KEY,
    incident_id    uuid        NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    model          text        NOT NULL,
    prompt_version text        NOT NULL,
    language       text        NOT NULL,
    added_context  text        NOT NULL DEFAULT '',
    status         text        NOT NULL,
    reason         text        NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL,
    started_at     timestamptz,
    finished_at    timestamptz,
    answered_by    text,
    prompt_hash    text,
    input_tokens   integer     NOT NULL DEFAULT 0,
    output_tokens  integer     NOT NULL DEFAULT 0,
    cost_usd       numeric(14, 8),
    build_commit   text        NOT NULL,
    redactions     jsonb       NOT NULL DEFAULT '[]',
    result         jsonb
);
CREATE INDEX triage_run_by_incident ON triage_run (incident_id, created_at DESC);
CREATE INDEX triage_run_unfinished ON triage_run (created_at) WHERE status IN ('QUEUED', 'RUNNING');

CREATE TABLE triage_stage (
    run_id      uuid        NOT NULL REFERENCES triage_run (id) ON DELETE CASCADE,
    position    integer     NOT NULL,
    stage       text        NOT NULL,
    started_at  timestamptz NOT NULL,
    duration_ms double precision,
    note        text        NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, position)
);

-- Each question to a model with its answer as it came, redacted; what it takes to reproduce the run.
CREATE TABLE model_call (
    run_id        uuid        NOT NULL REFERENCES triage_run (id) ON DELETE CASCADE,
    position      integer     NOT NULL,
    model         text        NOT NULL,
    parameters    jsonb       NOT NULL,
    system_prompt text        NOT NULL,
    user_prompt   text        NOT NULL,
    outcome       text        NOT NULL,
    reply         text        NOT NULL,
    errors        jsonb       NOT NULL DEFAULT '[]',
    input_tokens  integer     NOT NULL,
    output_tokens integer     NOT NULL,
    cost_usd      numeric(14, 8),
    latency_ms    double precision NOT NULL,
    asked_at      timestamptz NOT NULL,
    PRIMARY KEY (run_id, position)
);

CREATE TABLE idempotency_key (
    key_hash     text PRIMARY KEY,
    request_hash text        NOT NULL,
    run_id       uuid        NOT NULL REFERENCES triage_run (id) ON DELETE CASCADE,
    created_at   timestamptz NOT NULL
);
