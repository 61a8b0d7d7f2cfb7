CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE orders (id bigint PRIMARY KEY, status text NOT NULL, amount numeric NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON orders TO shop_app;
RESET ROLE;
CREATE ROLE batch_app LOGIN;
SET ROLE app_owner;
GRANT SELECT, UPDATE ON orders TO batch_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
