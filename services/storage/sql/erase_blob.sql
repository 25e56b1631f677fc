UPDATE blobs SET erased = 1, bytes = zeroblob(length(bytes))
WHERE ledger = ?1 AND digest = ?2 AND erased = 0;
