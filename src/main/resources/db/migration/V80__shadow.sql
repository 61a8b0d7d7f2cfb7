-- What runs take when nobody chooses, as changed by people. Rows are only added: they are the audit.
CREATE TABLE run_default_change (
    number                bigint PRIMARY KEY,
    before_model          text        NOT NULL,
    before_prompt_version text        NOT NULL,
    model                 text        NOT NULL,
    prompt_version        text        NOT NULL,
    author                text        NOT NULL,
    reason                text        NOT NULL,
    changed_at            timestamptz NOT NULL
);

-- A prompt version or model that runs beside the current one, unseen by whoever reads reports.
CREATE TABLE shadow_candidate (
    id                  uuid PRIMARY KEY,
    model               text           NOT NULL,
    prompt_version      text           NOT NULL,
    base_model          text           NOT NULL,
    base_prompt_version text           NOT NULL,
    share               double precision NOT NULL CHECK (share > 0 AND share <= 1),
    budget_usd          numeric(14, 8) NOT NULL CHECK (budget_usd >= 0),
    started_by          text           NOT NULL,
    started_at          timestamptz    NOT NULL,
    ended_at            timestamptz,
    ended_by            text,
    end_reason          text           NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX shadow_candidate_running ON shadow_candidate (model, prompt_version) WHERE ended_at IS NULL;

-- The candidate's work on one live run; both sides' measures, and what it takes to look into the candidate's answer.
CREATE TABLE shadow_run (
    candidate_id uuid        NOT NULL REFERENCES shadow_candidate (id) ON DELETE CASCADE,
    run_id       uuid        NOT NULL REFERENCES triage_run (id) ON DELETE CASCADE,
    incident_id  uuid        NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    status       text        NOT NULL
        CHECK (status IN ('QUEUED', 'DIAGNOSED', 'MODEL_FAILED', 'INFRASTRUCTURE', 'SKIPPED')),
    reason       text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    finished_at  timestamptz,
    attempt      integer     NOT NULL DEFAULT 0,
    reserved_usd numeric(14, 8) NOT NULL DEFAULT 0,
    cost_usd     numeric(14, 8) NOT NULL DEFAULT 0,
    current      jsonb,
    candidate    jsonb,
    verification jsonb,
    calls        jsonb       NOT NULL DEFAULT '[]',
    PRIMARY KEY (candidate_id, run_id)
);
CREATE INDEX shadow_run_waiting ON shadow_run (created_at) WHERE status = 'QUEUED';
CREATE INDEX shadow_run_of_run ON shadow_run (run_id);

-- Live runs are found by when they ended, so that the live path needs to know nothing of this.
CREATE INDEX triage_run_ended ON triage_run (finished_at) WHERE finished_at IS NOT NULL;
