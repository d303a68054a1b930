-- What the files of a site were when someone vouched for them, and what later looks at them found.
CREATE TABLE site_baseline (
  site   TEXT NOT NULL COLLATE NOCASE,
  number INTEGER NOT NULL,
  at     TEXT NOT NULL,
  digest TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (site, number)
);

CREATE TABLE site_baseline_part (
  site   TEXT NOT NULL COLLATE NOCASE,
  number INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  lines  TEXT NOT NULL,
  PRIMARY KEY (site, number, place)
);

CREATE TABLE site_baseline_look (
  id      INTEGER PRIMARY KEY,
  site    TEXT NOT NULL COLLATE NOCASE,
  at      TEXT NOT NULL,
  verdict TEXT NOT NULL,
  body    TEXT NOT NULL
);

CREATE INDEX site_baseline_look_site ON site_baseline_look (site, at);
