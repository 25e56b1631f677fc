SELECT 1 FROM blobs WHERE ledger = ?1 AND digest = ?2 AND erased = 0;
