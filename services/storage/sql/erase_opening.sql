UPDATE openings SET erased = 1, bytes = zeroblob(length(bytes))
WHERE id = ?1 AND commitment = ?2 AND erased = 0;
