CREATE ROLE report_app LOGIN;
CREATE ROLE shop_app LOGIN;
CREATE ROLE payment_app LOGIN;
SET ROLE app_owner;

CREATE TABLE sales (id bigint PRIMARY KEY, region int NOT NULL, amount int NOT NULL, label text NOT NULL);
GRANT SELECT ON sales TO report_app;

CREATE TABLE payments (id bigint PRIMARY KEY, state text NOT NULL, touched_at timestamptz);
GRANT SELECT, INSERT, UPDATE ON payments TO payment_app;
