-- trips: innocent-killed
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'payment_writer';
