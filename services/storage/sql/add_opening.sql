INSERT INTO openings (place, n, commitment, erased, bytes) VALUES ((?1 << 40) + ?2, ?3, ?4, 0, ?5);
