CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE devices (id int PRIMARY KEY, name text);
CREATE TABLE events (id bigint PRIMARY KEY, kind int NOT NULL, device int NOT NULL) WITH (autovacuum_enabled = false);
GRANT SELECT ON events, devices TO shop_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
