-- The document that people finish. Its text lives in its versions; the newest is the current one. revision rises with
-- every save, also with one that goes on with the newest version, so that two editors never overwrite each other.
CREATE TABLE postmortem (
    incident_id  uuid PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    run_id       uuid REFERENCES triage_run (id) ON DELETE SET NULL,
    slug         text        NOT NULL UNIQUE,
    language     text        NOT NULL,
    revision     integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz,
    published_by text
);

CREATE TABLE postmortem_version (
    incident_id uuid        NOT NULL REFERENCES postmortem (incident_id) ON DELETE CASCADE,
    version     integer     NOT NULL,
    markdown    text        NOT NULL,
    author      text        NOT NULL,
    begun_at    timestamptz NOT NULL,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (incident_id, version)
);

-- Action items outlive the text: they are ticked off long after it is published.
CREATE TABLE action_item (
    id          uuid PRIMARY KEY,
    incident_id uuid    NOT NULL REFERENCES postmortem (incident_id) ON DELETE CASCADE,
    position    integer NOT NULL,
    action      text    NOT NULL,
    owner       text    NOT NULL,
    priority    text    NOT NULL,
    due         date,
    done_at     timestamptz,
    done_by     text
);
CREATE INDEX action_item_of_postmortem ON action_item (incident_id, position);
