SELECT media_type, bytes FROM blobs WHERE ledger = ?1 AND digest = ?2 AND erased = 0;
