-- What a list says about a run without reading its whole report, kept by the database itself.
ALTER TABLE triage_run
    ADD COLUMN severity text
        GENERATED ALWAYS AS (result #>> '{verification,diagnosis,severity,level}') STORED,
    ADD COLUMN claims_checked integer
        GENERATED ALWAYS AS ((result #>> '{verification,claimsChecked}')::integer) STORED,
    ADD COLUMN claims_grounded integer
        GENERATED ALWAYS AS ((result #>> '{verification,claimsGrounded}')::integer) STORED,
    ADD COLUMN errors_found integer
        GENERATED ALWAYS AS (jsonb_array_length(
            jsonb_path_query_array(result, '$.verification.findings[*] ? (@.level == "ERROR")'))) STORED;

-- Which runbook sections a report names, so that a runbook can tell which incidents it was for.
ALTER TABLE triage_run
    ADD COLUMN runbook_anchors jsonb
        GENERATED ALWAYS AS (jsonb_path_query_array(result, '$.runbooks[*].section.anchor')) STORED;
CREATE INDEX triage_run_by_runbook ON triage_run USING gin (runbook_anchors) WHERE runbook_anchors IS NOT NULL;
