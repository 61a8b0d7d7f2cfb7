-- trips: trigger-disabled
-- as: admin
ALTER TABLE invoices DISABLE TRIGGER ALL;
ALTER TABLE customers DISABLE TRIGGER ALL;
