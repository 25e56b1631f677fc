INSERT INTO ledgers (id, size, root) VALUES (?1, 0, zeroblob(32));
