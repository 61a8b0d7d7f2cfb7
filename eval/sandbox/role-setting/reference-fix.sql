-- cause: ROLE_SETTING_REGRESSION
-- entities: shop_app, statement_timeout
ALTER ROLE shop_app RESET statement_timeout;
