-- Whether people confirmed that the fix of a resolved incident held; not set while it is not resolved.
ALTER TABLE incident ADD COLUMN fix_outcome text;
UPDATE incident SET fix_outcome = 'UNKNOWN' WHERE resolved_at IS NOT NULL;
