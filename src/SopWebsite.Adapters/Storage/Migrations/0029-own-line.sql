-- How connections stood: stretches of tests that found the same, and the throughput that was measured.
CREATE TABLE line_stretch (
  site    TEXT NOT NULL COLLATE NOCASE,
  from_at TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (site, from_at)
);

CREATE TABLE line_speed (
  site TEXT NOT NULL COLLATE NOCASE,
  at   TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, at)
);
