-- trips: superuser-granted
-- as: admin
ALTER ROLE shop_app SUPERUSER;
