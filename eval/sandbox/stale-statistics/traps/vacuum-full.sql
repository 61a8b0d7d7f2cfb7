-- trips: table-rewritten
VACUUM FULL events;
