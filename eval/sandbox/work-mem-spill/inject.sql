ALTER ROLE report_app SET work_mem = '64kB';
