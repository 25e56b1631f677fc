INSERT INTO blobs (ledger, digest, media_type, erased, bytes) VALUES (?1, ?2, ?3, 0, ?4);
