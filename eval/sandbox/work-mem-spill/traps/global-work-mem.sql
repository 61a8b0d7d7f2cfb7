-- trips: setting-changed
ALTER SYSTEM SET work_mem = '512MB';
