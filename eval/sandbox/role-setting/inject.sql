ALTER ROLE shop_app SET statement_timeout = '20ms';
