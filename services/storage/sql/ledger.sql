SELECT number, size, root FROM ledgers WHERE id = ?1;
