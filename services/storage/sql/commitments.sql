SELECT place & ((1 << 40) - 1), commitment, id FROM openings
WHERE place >= (?1 << 40) + ?2 AND place < (?1 + 1) << 40
ORDER BY place, n;
