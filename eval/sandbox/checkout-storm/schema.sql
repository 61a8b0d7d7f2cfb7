CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE orders (id bigint PRIMARY KEY, user_id int NOT NULL, status text NOT NULL, amount numeric NOT NULL,
  created_at timestamptz NOT NULL, touched_at timestamptz) WITH (fillfactor = 95);
GRANT SELECT, INSERT, UPDATE ON orders TO shop_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
