-- Whether the holder sees originals in place of placeholders; administrators always do.
ALTER TABLE api_key ADD COLUMN reveal boolean NOT NULL DEFAULT false;
