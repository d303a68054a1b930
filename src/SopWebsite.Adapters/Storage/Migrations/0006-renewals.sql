-- What lapses unless it is renewed: domains, hosting, connections, certificates.
CREATE TABLE renewal (
  site       TEXT NOT NULL COLLATE NOCASE,
  kind       TEXT NOT NULL,
  subject    TEXT NOT NULL COLLATE NOCASE,
  expires_at TEXT,
  body       TEXT NOT NULL,
  PRIMARY KEY (site, kind, subject)
);
