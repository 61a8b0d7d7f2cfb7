SELECT setval('legacy_id_seq', 2147483647);
