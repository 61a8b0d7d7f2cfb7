-- cause: TEMP_SPILL
-- entities: report_app
ALTER ROLE report_app SET work_mem = '32MB';
