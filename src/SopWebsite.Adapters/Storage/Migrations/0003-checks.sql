-- The history of checks: availability and content.
CREATE TABLE site_check (
  id    INTEGER PRIMARY KEY,
  site  TEXT NOT NULL COLLATE NOCASE,
  uri   TEXT NOT NULL,
  at    TEXT NOT NULL,
  state TEXT NOT NULL,
  body  TEXT NOT NULL
);

CREATE INDEX site_check_site ON site_check (site, at);

CREATE TABLE site_content (
  id    INTEGER PRIMARY KEY,
  site  TEXT NOT NULL COLLATE NOCASE,
  at    TEXT NOT NULL,
  state TEXT NOT NULL,
  body  TEXT NOT NULL
);

CREATE INDEX site_content_site ON site_content (site, at);
