-- The media on which backups are kept, and which sets lie on which of them. A copy on a medium that is not registered has an empty name there.
CREATE TABLE backup_medium (
  name TEXT PRIMARY KEY COLLATE NOCASE,
  body TEXT NOT NULL
);

CREATE TABLE backup_copy (
  medium  TEXT NOT NULL COLLATE NOCASE,
  path    TEXT NOT NULL,
  site    TEXT NOT NULL COLLATE NOCASE,
  created TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (medium, path)
);

CREATE INDEX backup_copy_site ON backup_copy (site, created);
