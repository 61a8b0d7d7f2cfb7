-- What a person said of a hypothesis; the last word of each person counts.
CREATE TABLE hypothesis_mark (
    run_id     uuid        NOT NULL REFERENCES triage_run (id) ON DELETE CASCADE,
    rank       integer     NOT NULL,
    cause_code text        NOT NULL,
    verdict    text        NOT NULL CHECK (verdict IN ('RIGHT', 'WRONG')),
    author     text        NOT NULL,
    marked_at  timestamptz NOT NULL,
    PRIMARY KEY (run_id, rank, author)
);
CREATE INDEX hypothesis_mark_by_cause ON hypothesis_mark (cause_code, verdict);

-- Who moved an incident on, and when: how long mitigation and resolution took is read from here.
CREATE TABLE incident_status_change (
    incident_id uuid        NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    status      text        NOT NULL,
    author      text        NOT NULL,
    changed_at  timestamptz NOT NULL
);
CREATE INDEX incident_status_change_of ON incident_status_change (incident_id, changed_at);
