CREATE ROLE report_app LOGIN;
CREATE ROLE migration_app LOGIN IN ROLE app_owner;
CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE orders (id bigint PRIMARY KEY, amount numeric NOT NULL);
GRANT SELECT ON orders TO shop_app, report_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
