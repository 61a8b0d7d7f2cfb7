CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE invoices (id bigint PRIMARY KEY, customer_id int NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  amount numeric NOT NULL, touched_at timestamptz);
GRANT SELECT, UPDATE, DELETE ON invoices, customers TO shop_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
