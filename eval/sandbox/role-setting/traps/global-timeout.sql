-- trips: setting-changed
ALTER SYSTEM SET statement_timeout = '60s';
