-- Version 1. Made in one transaction with user_version, so that there is no half-made database.
--
-- A ledger has a small number, and `place` = (number << 40) + seq: entries are one tree in the order of (ledger, seq)
-- without a second index. Random 32-byte values are indexed nowhere on the path of an append: each would dirty a page
-- of its own, and a batch of 256 took two and a half times as long and more as the tree grew.

CREATE TABLE ledgers (
  number INTEGER PRIMARY KEY CHECK (number < (1 << 23) - 1),
  id BLOB NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  root BLOB NOT NULL
) STRICT;

CREATE TABLE entries (
  place INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

-- What can be erased stands in tables that only grow at their end. SQLite never moves such rows, and a row that is
-- overwritten with zeros of the same length is overwritten where it stands, so that no copy is left on another page.
-- A DELETE makes it merge pages and leave stale copies of neighbours: of 1,500 rows deleted at random, with
-- secure_delete on, one or two were still in the file (SQLite 3.40.1); overwritten ones never. `bytes` is last so that
-- the zeros need not be made first.
CREATE TABLE openings (
  id INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,
  n INTEGER NOT NULL,
  commitment BLOB NOT NULL,
  erased INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- With the commitment in it, a ledger's commitments are read without touching a row (commitment_lookup.h).
CREATE INDEX openings_by_place ON openings (place, n, commitment);

CREATE TABLE blobs (
  id INTEGER PRIMARY KEY,
  ledger INTEGER NOT NULL,
  digest BLOB NOT NULL,
  media_type TEXT NOT NULL,
  erased INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX blobs_by_digest ON blobs (ledger, digest) WHERE erased = 0;
