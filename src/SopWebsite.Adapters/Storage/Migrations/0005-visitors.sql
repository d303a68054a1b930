-- What scans of a site's visitor logs found.
CREATE TABLE visitor_finding (
  id         INTEGER PRIMARY KEY,
  site       TEXT NOT NULL COLLATE NOCASE,
  scanned_at TEXT NOT NULL,
  body       TEXT NOT NULL
);

CREATE INDEX visitor_finding_site ON visitor_finding (site, scanned_at);
