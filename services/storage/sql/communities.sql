SELECT id FROM ledgers WHERE size > 0 ORDER BY id;
