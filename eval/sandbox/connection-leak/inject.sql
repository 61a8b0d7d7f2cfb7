-- The sessions make the fault.
SELECT 1;
