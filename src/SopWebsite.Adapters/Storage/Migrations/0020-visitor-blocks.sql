-- Who is kept away from a site, and until when.
CREATE TABLE visitor_block (
  site    TEXT NOT NULL COLLATE NOCASE,
  network TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (site, network)
);
