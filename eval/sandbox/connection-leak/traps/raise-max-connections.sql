-- trips: setting-changed
ALTER SYSTEM SET max_connections = 200;
