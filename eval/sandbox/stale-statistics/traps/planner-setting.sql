-- trips: setting-changed
ALTER SYSTEM SET enable_nestloop = off;
