-- A runbook; content_hash is written once the text is indexed, so that an interrupted load is done again.
CREATE TABLE runbook (
    id           uuid PRIMARY KEY,
    slug         text NOT NULL UNIQUE,
    title        text NOT NULL,
    source       text NOT NULL,
    content_hash text NOT NULL
);

CREATE TABLE runbook_section (
    runbook_id uuid    NOT NULL REFERENCES runbook (id) ON DELETE CASCADE,
    part       integer NOT NULL,
    heading    text    NOT NULL,
    anchor     text    NOT NULL,
    body       text    NOT NULL,
    PRIMARY KEY (runbook_id, part)
);
