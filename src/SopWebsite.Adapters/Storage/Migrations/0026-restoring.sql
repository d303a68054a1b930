-- How many sets of a site are kept.
CREATE TABLE backup_retention (
  site TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);

-- Which shares of a set's content were read against its manifest, and when.
CREATE TABLE backup_share (
  path            TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  part            INTEGER NOT NULL,
  parts           INTEGER NOT NULL,
  checked         TEXT NOT NULL,
  sound           INTEGER NOT NULL,
  PRIMARY KEY (path, manifest_sha256, part, parts)
);

-- Restore drills, also one that is under way or was killed, so that what it made for the trial can be cleared away.
CREATE TABLE restore_drill (
  number  TEXT PRIMARY KEY,
  site    TEXT NOT NULL COLLATE NOCASE,
  started TEXT NOT NULL,
  body    TEXT NOT NULL
);

CREATE INDEX restore_drill_site ON restore_drill (site, started);
