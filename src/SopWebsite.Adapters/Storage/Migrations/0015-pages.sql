-- Pages of a site that are watched each by itself, the texts that they had, and of which page each check of content was.
CREATE TABLE site_page (
  site TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL COLLATE NOCASE,
  body TEXT NOT NULL,
  PRIMARY KEY (site, name)
);

CREATE TABLE site_page_text (
  site   TEXT NOT NULL COLLATE NOCASE,
  page   TEXT NOT NULL COLLATE NOCASE,
  at     TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (site, page, at)
);

ALTER TABLE site_content ADD COLUMN page TEXT NOT NULL DEFAULT 'beranda' COLLATE NOCASE;

CREATE INDEX site_content_page ON site_content (site, page, at);
