-- Every backup set made: what it held when it was made and what its last check said.
CREATE TABLE backup (
  path            TEXT PRIMARY KEY,
  site            TEXT COLLATE NOCASE,
  created         TEXT,
  bytes           INTEGER,
  archive_bytes   INTEGER,
  dump_bytes      INTEGER,
  manifest_sha256 TEXT,
  verified        TEXT,
  sound           INTEGER,
  body            TEXT NOT NULL
);

CREATE INDEX backup_site ON backup (site, created);
