-- Search that does not slow down with the number of documents.
--
-- By words: an inverted index over hashes of a document's words, asked for the rare ones of the query, and a sketch of
-- its trigrams to choose among what they find. The application computes both; rows that have none yet are filled in by
-- it in the background and are found by meaning until then.
ALTER TABLE search_document
    ADD COLUMN words   integer[],
    ADD COLUMN sketch  bit(1024),
    ADD COLUMN service text   NOT NULL DEFAULT '',
    ADD COLUMN labels  text[] NOT NULL DEFAULT '{}';
-- How common each word is, is what ANALYZE finds: with this target it lists up to 10,000 words.
ALTER TABLE search_document ALTER COLUMN words SET STATISTICS 1000;
-- Without a pending list, which every search would have to read through.
CREATE INDEX search_document_words ON search_document USING gin (words) WITH (fastupdate = off);
CREATE INDEX search_document_service ON search_document (kind, service, occurred_at);
CREATE INDEX search_document_unsketched ON search_document (kind) WHERE words IS NULL;
DROP INDEX search_incident_titles;
DROP INDEX search_runbook_titles;

-- By meaning: the vectors of each embedding model have a table of their own, search_vector_<id>, so that another model
-- is filled in and indexed while the live one answers, and the change is one transaction.
CREATE TABLE search_space (
    id         integer PRIMARY KEY,
    model      text        NOT NULL,
    dimensions integer     NOT NULL,
    state      text        NOT NULL CHECK (state IN ('LIVE', 'FILLING', 'RETIRED')),
    changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX search_space_one_live ON search_space (state) WHERE state = 'LIVE';
CREATE UNIQUE INDEX search_space_one_filling ON search_space (state) WHERE state = 'FILLING';

-- Half precision takes half the memory and changes no rank that matters.
CREATE TABLE search_vector_1 (
    kind         text         NOT NULL,
    ref          uuid         NOT NULL,
    part         integer      NOT NULL,
    content_hash text         NOT NULL,
    embedding    halfvec(384) NOT NULL,
    PRIMARY KEY (kind, ref, part),
    FOREIGN KEY (kind, ref, part) REFERENCES search_document ON DELETE CASCADE
);
INSERT INTO search_space (id, model, dimensions, state, changed_at)
SELECT 1, embedding_model, 384, 'LIVE', now()
FROM search_document GROUP BY embedding_model ORDER BY count(*) DESC LIMIT 1;
INSERT INTO search_vector_1 (kind, ref, part, content_hash, embedding)
SELECT kind, ref, part, content_hash, embedding::halfvec(384)
FROM search_document JOIN search_space ON model = embedding_model
WHERE searchable;
CREATE INDEX search_vector_1_incident ON search_vector_1 USING hnsw (embedding halfvec_cosine_ops)
    WHERE kind = 'INCIDENT';
CREATE INDEX search_vector_1_runbook ON search_vector_1 USING hnsw (embedding halfvec_cosine_ops)
    WHERE kind = 'RUNBOOK';
ALTER TABLE search_document DROP COLUMN embedding, DROP COLUMN embedding_model;
