INSERT INTO entries (place, bytes) VALUES ((?1 << 40) + ?2, ?3);
