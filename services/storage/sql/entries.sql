SELECT place & ((1 << 40) - 1), bytes FROM entries
WHERE place >= (?1 << 40) + ?2 AND place < (?1 + 1) << 40
ORDER BY place
LIMIT ?3;
