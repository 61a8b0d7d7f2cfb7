UPDATE sales SET amount = amount + 1;
UPDATE sales SET amount = amount + 1;
UPDATE sales SET amount = amount + 1;
UPDATE sales SET amount = amount + 1;
UPDATE sales SET amount = amount + 1;
UPDATE sales SET amount = amount + 1;
VACUUM sales;
