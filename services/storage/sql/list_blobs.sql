SELECT digest, media_type, length(bytes) FROM blobs
WHERE ledger = ?1 AND digest > ?2 AND erased = 0
ORDER BY digest
LIMIT ?3;
