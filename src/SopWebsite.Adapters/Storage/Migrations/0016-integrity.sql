-- What checks of the sites' integrity found.
CREATE TABLE site_integrity (
  id      INTEGER PRIMARY KEY,
  site    TEXT NOT NULL COLLATE NOCASE,
  at      TEXT NOT NULL,
  verdict TEXT NOT NULL,
  score   INTEGER NOT NULL,
  body    TEXT NOT NULL
);

CREATE INDEX site_integrity_site ON site_integrity (site, at);
