UPDATE ledgers SET size = ?2, root = ?3 WHERE number = ?1;
