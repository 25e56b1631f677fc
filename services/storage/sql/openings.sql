SELECT place & ((1 << 40) - 1), commitment, bytes FROM openings
WHERE place >= (?1 << 40) + ?2 AND place < (?1 + 1) << 40 AND erased = 0
ORDER BY place, n;
