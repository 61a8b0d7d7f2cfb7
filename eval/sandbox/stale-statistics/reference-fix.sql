-- cause: STALE_STATS
-- entities: events
ANALYZE events;
