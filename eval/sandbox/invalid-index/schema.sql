CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE receipts (id bigint PRIMARY KEY, ref text NOT NULL, amount numeric NOT NULL, touched_at timestamptz);
GRANT SELECT, UPDATE ON receipts TO shop_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
