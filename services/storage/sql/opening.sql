SELECT bytes FROM openings WHERE id = ?1 AND commitment = ?2 AND erased = 0;
