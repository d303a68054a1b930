-- What the watch over sites keeps beside the checks: settled states, maintenance windows, and when the routine ran.
CREATE TABLE site_standing (
  site  TEXT NOT NULL COLLATE NOCASE,
  uri   TEXT NOT NULL,
  state TEXT NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (site, uri)
);

CREATE TABLE maintenance (
  number  TEXT PRIMARY KEY COLLATE NOCASE,
  from_at TEXT NOT NULL,
  body    TEXT NOT NULL
);

CREATE TABLE routine_pass (
  at TEXT PRIMARY KEY
);
