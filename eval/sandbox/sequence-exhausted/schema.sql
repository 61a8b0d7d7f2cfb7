CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE SEQUENCE legacy_id_seq AS integer;
CREATE TABLE tickets (id integer PRIMARY KEY DEFAULT nextval('legacy_id_seq'), title text NOT NULL);
GRANT SELECT, INSERT ON tickets TO shop_app;
GRANT USAGE ON legacy_id_seq TO shop_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
