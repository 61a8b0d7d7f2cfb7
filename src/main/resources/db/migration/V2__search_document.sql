-- A text that can be found: an incident's digest, or one section of a runbook. All text is redacted.
CREATE TABLE search_document (
    kind            text        NOT NULL,
    ref             uuid        NOT NULL,
    part            integer     NOT NULL,
    title           text        NOT NULL,
    body            text        NOT NULL,
    content_hash    text        NOT NULL,
    embedding       vector(384) NOT NULL,
    embedding_model text        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    searchable      boolean     NOT NULL,
    PRIMARY KEY (kind, ref, part)
);

-- The nearest titles are asked for in order of distance, which GiST can walk and GIN cannot. A signature of 256 bytes
-- keeps titles of a few hundred trigrams apart; the default of 12 fills up and every page would have to be read.
-- The nearest vectors come from HNSW, which unlike IVFFlat needs no training on rows that are not there yet.
-- Partial by kind, so that a few runbooks are not looked for among many incidents.
CREATE INDEX search_incident_titles ON search_document USING gist (title gist_trgm_ops (siglen = 256))
    WHERE kind = 'INCIDENT' AND searchable;
CREATE INDEX search_runbook_titles ON search_document USING gist (title gist_trgm_ops (siglen = 256))
    WHERE kind = 'RUNBOOK' AND searchable;
CREATE INDEX search_incident_meaning ON search_document USING hnsw (embedding vector_cosine_ops)
    WHERE kind = 'INCIDENT' AND searchable;
CREATE INDEX search_runbook_meaning ON search_document USING hnsw (embedding vector_cosine_ops)
    WHERE kind = 'RUNBOOK' AND searchable;

-- What an incident is known by, kept so that a match can be explained without reading its whole context again.
CREATE TABLE incident_traits (
    incident_id uuid PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    occurred_at timestamptz NOT NULL,
    services    text[]      NOT NULL,
    errors      text[]      NOT NULL,
    terms       text[]      NOT NULL
);
CREATE INDEX incident_traits_newest_first ON incident_traits (occurred_at DESC);

-- Free-text search over the list of incidents also looks at the service.
DROP INDEX incident_words;
CREATE INDEX incident_words ON incident USING gin ((title || ' ' || symptoms || ' ' || service) gin_trgm_ops);
