-- The day on which people last looked a runbook through, if its front matter says so.
ALTER TABLE runbook ADD COLUMN reviewed date;
